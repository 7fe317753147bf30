import { fakeContext } from '../__testUtils__/context';
import { environmentOf, region, startSimulated, type Simulated } from '../__testUtils__/simulated';
import { deletePhases } from '../progress/phases';

jest.setTimeout(120_000);

let simulated: Simulated;
beforeAll(async () => {
  simulated = await startSimulated();
});
afterEach(() => simulated.simulator.client.removeFaults());
afterAll(() => simulated.stop());

type Environment = ReturnType<typeof environmentOf>;

async function created(name: string): Promise<Environment> {
  const environment = environmentOf(name);
  const { connection } = await simulated.provider.create(
    fakeContext({ kind: 'create', environment }),
  );
  return { ...environment, connection };
}
const remove = (environment: Environment) =>
  simulated.provider.delete(fakeContext({ kind: 'delete', environment }));
const left = async (cluster: string) => {
  const view = await simulated.simulator.client.region(region);
  return [
    ...(view?.stacks ?? [])
      .filter(
        stack => stack.name.startsWith(`eksctl-${cluster}-`) && stack.status !== 'DELETE_COMPLETE',
      )
      .map(stack => stack.name),
    ...Object.keys(view?.clusters ?? {}).filter(name => name === cluster),
  ];
};

describe('deleting an environment', () => {
  it('ends when AWS has nothing of it any more, phases in order', async () => {
    const environment = await created('plain');
    const context = fakeContext({ kind: 'delete', environment });
    await simulated.provider.delete(context);
    expect(await left('plain')).toEqual([]);
    const phases = [...new Set(context.reports.map(report => report.phase))];
    expect(phases).toEqual(deletePhases.map(phase => phase.id).filter(id => phases.includes(id)));
    expect(phases).toEqual(expect.arrayContaining(['NODEGROUPS', 'CONTROL_PLANE', 'VERIFY']));
    expect(context.reports.at(-1)?.percent).toBe(100);
  });

  it('is done at once where nothing is', async () => {
    await remove(environmentOf('never-made'));
    expect(
      (await simulated.simulator.client.runs()).filter(run => run.cluster === 'never-made'),
    ).toEqual([]);
  });

  it.each(deletePhases.map(phase => phase.id))(
    'that was broken off at %s is finished by the next worker',
    async phase => {
      const environment = await created(`deleting-${phase.toLowerCase().replace('_', '-')}`);
      const reason = new Error('The backend stops');
      const first = fakeContext({ kind: 'delete', environment });
      const report = first.report;
      first.report = progress => {
        report(progress);
        if (progress.phase === phase) {
          first.abort(reason);
        }
      };
      const end = await simulated.provider.delete(first).catch(error => error);
      // The last phase is over at once.
      expect([reason, undefined]).toContain(end);
      await remove(environment);
      expect(await left(environment.name)).toEqual([]);
    },
  );

  it('does not wait for a create that is under way', async () => {
    const environment = environmentOf('young');
    const reason = new Error('A deletion is asked for');
    const creating = fakeContext({
      kind: 'create',
      environment,
      onLine: (text, context) => {
        if (text.startsWith('deploying stack "eksctl-young-cluster"')) {
          context.abort(reason);
        }
      },
    });
    await simulated.simulator.client.addFault({
      operation: 'cloudformation:CreateStack',
      namePattern: 'young',
      effect: { type: 'stall', resource: 'AWS::EKS::Cluster' },
    });
    await expect(simulated.provider.create(creating)).rejects.toBe(reason);
    await remove(environment);
    expect(await left('young')).toEqual([]);
  });

  it('and creating one go on when a late renewal of the lease has ended eksctl', async () => {
    const environment = environmentOf('late');
    for (const kind of ['create', 'delete'] as const) {
      let renewal: 'in time' | 'late' | 'in time again' = 'in time';
      const context = fakeContext({
        kind,
        environment,
        onLine: text => {
          if (text.startsWith('eksctl was ended before it was done')) {
            renewal = 'in time again';
          } else if (text.startsWith('Running eksctl') && renewal === 'in time') {
            renewal = 'late';
          }
        },
      });
      const lease = {
        remaining: () => (renewal === 'late' ? 0 : 60_000),
        onRenewed: () => () => {},
      };
      await simulated.provider[kind]({ ...context, lease });
      expect(context.text()).toContain('eksctl was ended before it was done (deadline)');
    }
    expect(await left('late')).toEqual([]);
  });

  it('removes what a rollback has left, which eksctl cannot', async () => {
    const environment = environmentOf('rolled-back');
    await simulated.simulator.client.addFault({
      operation: 'cloudformation:CreateStack',
      namePattern: 'rolled-back',
      effect: { type: 'rollback' },
    });
    await expect(
      simulated.provider.create(fakeContext({ kind: 'create', environment })),
    ).rejects.toThrow();
    expect(await left('rolled-back')).toEqual(['eksctl-rolled-back-cluster']);
    await remove(environment);
    expect(await left('rolled-back')).toEqual([]);
  });

  it.each([
    ['a node group', 'AWS::EKS::Nodegroup'],
    ['the network', 'AWS::EC2::VPC'],
  ])('names what holds %s, and a retry removes the rest', async (_, resource) => {
    const environment = await created(`held-${resource.slice(-3).toLowerCase()}`);
    await simulated.simulator.client.addFault({
      operation: 'cloudformation:DeleteStack',
      namePattern: environment.name,
      times: 'always',
      effect: {
        type: 'delete-failed',
        resource,
        reason: `${resource} has dependencies and cannot be deleted`,
      },
    });
    await expect(remove(environment)).rejects.toMatchObject({
      info: {
        retryable: true,
        message: expect.stringContaining('has dependencies'),
        evidence: expect.arrayContaining([expect.stringContaining(resource)]),
      },
    });
    await simulated.simulator.client.removeFaults();
    await remove(environment);
    expect(await left(environment.name)).toEqual([]);
  });

  it('never reports as deleted what AWS gave no answer about', async () => {
    const environment = await created('unanswered');
    await simulated.simulator.client.addFault({
      operation: 'cloudformation:ListStacks',
      times: 'always',
      effect: { type: 'error', code: 'AccessDenied', message: 'Access denied', status: 403 },
    });
    await expect(remove(environment)).rejects.toMatchObject({ info: { class: 'aws-permission' } });
    await simulated.simulator.client.removeFaults();
    await remove(environment);
  });

  it('leaves alone what bears the name but is another environment’s', async () => {
    const owner = await created('shared');
    const before = await left('shared');
    await remove(environmentOf('shared', 'another-id'));
    await expect(
      remove({ ...environmentOf('shared', 'another-id'), connection: owner.connection }),
    ).rejects.toMatchObject({ info: { class: 'configuration' } });
    expect(await left('shared')).toEqual(before);
    await remove(owner);
  });
});
