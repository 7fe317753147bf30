/**
 * What happens to environments when backends are killed: real backends, real eksctl processes (the
 * simulator's) and a real PostgreSQL.
 */
import type { Run } from '@eks-environments/aws-simulator';
import type { Environment, LogLine } from '@eks-environments/plugin-environments-common';
import { manifest } from './__testUtils__/manifest';
import { Portal } from './__testUtils__/Portal';
import { eventually } from './__testUtils__/processes';

jest.setTimeout(1_200_000);

const region = 'eu-west-1';

describe('a portal of two replicas', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await Portal.start({ replicas: 2, speed: 600 });
  });
  afterAll(() => portal?.stop());

  const anyReplica = () => {
    const [replica] = portal.replicas;
    if (!replica) throw new Error('No replica is left');
    return replica;
  };

  async function request(name: string, replica = anyReplica()): Promise<Environment> {
    return replica.client.createEnvironment(
      {
        provider: 'eks',
        type: 'temporary',
        lifetime: 'P1D',
        owner: 'group:default/team-a',
        manifest: manifest(name, region),
      },
      { token: await replica.token('dana') },
    );
  }

  async function untilStatus(ids: string[], status: string): Promise<Environment[]> {
    return eventually(
      `${ids.length} environments become ${status}`,
      async () => {
        const replica = anyReplica();
        const token = await replica.token('dana');
        const all = await Promise.all(ids.map(id => replica.client.getEnvironment(id, { token })));
        const lost = all.find(e => e.status === 'failed' || e.status === 'delete-failed');
        if (lost) {
          throw new Error(`${lost.name} is ${lost.status}: ${JSON.stringify(lost.lastError)}`);
        }
        return all.every(e => e.status === status) ? all : undefined;
      },
      300_000,
    );
  }

  /** Waits until each cluster's eksctl stands still in its phase; answers the runs by cluster. */
  async function untilHung(phaseOf: Map<string, string>): Promise<Map<string, Run>> {
    return eventually('each eksctl stands in its phase', async () => {
      const runs = await portal.simulator.runs();
      const hung = new Map(
        runs
          .filter(run => !run.end && run.cluster && phaseOf.has(run.cluster))
          .filter(run => run.phases.at(-1)?.phase === phaseOf.get(run.cluster ?? ''))
          .map(run => [run.cluster ?? '', run] as const),
      );
      if (hung.size === phaseOf.size) return hung;
      throw new Error(
        `missing: ${[...phaseOf.values()].filter((_, i) => !hung.has([...phaseOf.keys()][i]))}`,
      );
    });
  }

  /**
   * Kills both replicas with SIGKILL, one after the other, while eksctl processes stand still under them.
   * The next ones go on: nothing is planned to stop them any more.
   */
  async function killBoth(hung: Map<string, Run>): Promise<void> {
    await portal.simulator.removeFaults();
    for (const replica of [...portal.replicas]) {
      await portal.kill(replica);
      await portal.addReplica();
    }
    const ids = new Set([...hung.values()].map(run => run.id));
    await eventually('no eksctl of a killed backend is left', async () => {
      const runs = await portal.simulator.runs();
      return runs.filter(run => ids.has(run.id)).every(run => run.end) || undefined;
    });
  }

  /** By the simulator's record. */
  async function expectNeverTwoAtOnce(clusters: string[]): Promise<void> {
    const runs = await portal.simulator.runs();
    for (const cluster of clusters) {
      const own = runs
        .filter(run => run.cluster === cluster)
        .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
      expect(own.length).toBeGreaterThan(0);
      own.slice(1).forEach((run, i) => {
        expect(own[i].endedAt).toBeDefined();
        expect(`${own[i].endedAt}` <= run.startedAt).toBe(true);
      });
    }
  }

  it('shows and streams on one replica what was asked of the other', async () => {
    const [one, other] = [...portal.replicas];
    const { id } = await request('seen-from-both', one);
    const token = await other.token('dana');
    const { currentOperationId } = await eventually('the operation is known', async () => {
      const environment = await other.client.getEnvironment(id, { token });
      return environment.currentOperationId ? environment : undefined;
    });
    if (!currentOperationId) throw new Error('unreachable');
    const lines: LogLine[] = [];
    let after = 0;
    for (let complete = false; !complete; ) {
      const page = await other.client.getOperationLog(
        currentOperationId,
        { after, wait: 10 },
        { token },
      );
      lines.push(...page.items);
      after = page.next;
      complete = page.complete;
    }
    expect(lines.map(line => line.n)).toEqual(lines.map((_, i) => i + 1));
    expect(lines.map(line => line.text).join('\n')).toContain(
      'EKS cluster "seen-from-both" in "eu-west-1" region is ready',
    );
    await untilStatus([id], 'ready');
  });

  it('survives kill -9 at every phase of a create and of a delete', async () => {
    const phases = await portal.simulator.phases();
    const names = phases.create.map(phase => `at-${phase.toLowerCase().replace(/_/g, '-')}`);
    for (const [i, phase] of phases.create.entries()) {
      await portal.simulator.addFault({
        phase,
        command: 'create cluster',
        namePattern: `^${names[i]}$`,
        // A renewal that comes late ends eksctl, too: the next one shall stand there as well.
        times: 'always',
        effect: { type: 'hang' },
      });
    }
    const environments = await Promise.all(names.map(name => request(name)));
    const ids = environments.map(environment => environment.id);

    await killBoth(await untilHung(new Map(names.map((name, i) => [name, phases.create[i]]))));
    await untilStatus(ids, 'ready');
    const created = await portal.simulator.region(region);
    for (const [i, name] of names.entries()) {
      expect(created?.clusters[name]?.status).toBe('ACTIVE');
      const stacks = created?.stacks.filter(stack => stack.name === `eksctl-${name}-cluster`);
      expect(stacks).toEqual([expect.objectContaining({ status: 'CREATE_COMPLETE' })]);
      expect(stacks?.[0].tags['environments.backstage.io/id']).toBe(ids[i]);
    }
    await expectNeverTwoAtOnce(names);

    const deleted = names.slice(0, phases.delete.length);
    for (const [i, phase] of phases.delete.entries()) {
      await portal.simulator.addFault({
        phase,
        command: 'delete cluster',
        namePattern: `^${names[i]}$`,
        // A renewal that comes late ends eksctl, too: the next one shall stand there as well.
        times: 'always',
        effect: { type: 'hang' },
      });
    }
    const replica = anyReplica();
    const token = await replica.token('dana');
    for (const id of ids) await replica.client.deleteEnvironment(id, { token });
    await killBoth(await untilHung(new Map(deleted.map((name, i) => [name, phases.delete[i]]))));
    await untilStatus(ids, 'deleted');
    const left = await portal.simulator.region(region);
    for (const name of names) {
      expect(left?.clusters[name]).toBeUndefined();
      expect(left?.stacks.filter(stack => stack.name.startsWith(`eksctl-${name}-`))).toEqual([]);
    }
    await expectNeverTwoAtOnce(names);
  });
});
