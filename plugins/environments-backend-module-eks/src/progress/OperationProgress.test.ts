import fc from 'fast-check';
import { fakeContext } from '../__testUtils__/context';
import { ManualClock } from '../__testUtils__/ManualClock';
import { createMilestonesOf, deleteMilestonesOf } from './milestones';
import { OperationProgress } from './OperationProgress';
import { createPhases, phasesOf } from './phases';

jest.setTimeout(30_000);

const environment = {
  id: 'e1',
  name: 'n',
  placement: { target: 'development', region: 'eu-west-1' },
  effectiveManifest: '',
  connection: {},
  memory: {},
};

const createRecords = [
  'eksctl version 0.231.0',
  'using region eu-west-1',
  'setting availability zones to [a b c]',
  'creating EKS cluster "n" in "eu-west-1" region with managed nodes',
  'default addons metrics-server, vpc-cni, kube-proxy, coredns were not specified, will install them as EKS addons',
  'building cluster stack "eksctl-n-cluster"',
  'deploying stack "eksctl-n-cluster"',
  'waiting for CloudFormation stack "eksctl-n-cluster"',
  'creating access entry for principal ARN "arn"',
  'creating addon: vpc-cni',
  'successfully created addon: vpc-cni',
  'creating addon: coredns',
  'successfully created addon: coredns',
  'creating addon: kube-proxy',
  'successfully created addon: kube-proxy',
  'building managed nodegroup stack "eksctl-n-nodegroup-ng"',
  'waiting for the control plane to become ready',
  'saved kubeconfig as "/x"',
  'all EKS cluster resources for "n" have been created',
  'created 1 managed nodegroup(s) in cluster "n"',
  'creating addon: metrics-server',
  'successfully created addon: metrics-server',
  'deploying stack "eksctl-n-podidentityrole-a-b"',
];

describe('the progress of an operation', () => {
  it('passes every phase of a create in order', async () => {
    const context = fakeContext({ kind: 'create', environment, clock: new ManualClock() });
    const progress = await OperationProgress.start(context, 1);
    const milestones = createMilestonesOf(progress, []);
    createRecords.forEach(record => milestones.pass(record));
    progress.enter('READY');
    progress.complete();
    expect([...new Set(context.reports.map(report => report.phase))]).toEqual(
      createPhases.map(phase => phase.id),
    );
    expect(context.reports.at(-1)?.percent).toBe(100);
  });

  it('has no estimate while it is paused, and then goes on where it was', async () => {
    const clock = new ManualClock();
    const context = fakeContext({ kind: 'create', environment, clock });
    const progress = await OperationProgress.start(context, 1);
    progress.enter('CONTROL_PLANE');
    await clock.advance(4 * 60_000);
    const { percent, estimatedEnd = '' } = context.reports.at(-1) ?? {};
    progress.pause();
    await clock.advance(60 * 60_000);
    expect(context.reports.at(-1)).toEqual({ phase: 'CONTROL_PLANE', percent });
    progress.resume();
    const resumed = context.reports.at(-1);
    expect(resumed?.percent).toBe(percent);
    const later = Date.parse(resumed?.estimatedEnd ?? '') - Date.parse(estimatedEnd);
    expect(later).toBe(60 * 60_000);
  });

  it('passes the phases of a delete in order', async () => {
    const context = fakeContext({ kind: 'delete', environment, clock: new ManualClock() });
    const milestones = deleteMilestonesOf(await OperationProgress.start(context, 1));
    [
      'deleting EKS cluster "n"',
      'will drain 0 unmanaged nodegroup(s) in cluster "n"',
      'cleaning up AWS load balancers created by Kubernetes objects of Kind Service, Ingress, or Gateway',
      'will delete stack "eksctl-n-nodegroup-ng"',
      'will delete stack "eksctl-n-podidentityrole-a-b"',
      'will delete stack "eksctl-n-cluster"',
    ].forEach(record => milestones.pass(record));
    expect(context.reports.map(report => report.phase)).toEqual([
      'DELETING',
      'DRAINING',
      'LB_CLEANUP',
      'NODEGROUPS',
      'IAM_ACCESS',
      'CONTROL_PLANE',
    ]);
  });

  it('never falls and never passes the end of a phase, whatever comes when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            record: fc.constantFrom(...createRecords, 'something new', ''),
            wait: fc.nat(5 * 60_000),
          }),
        ),
        async steps => {
          const clock = new ManualClock();
          const context = fakeContext({ kind: 'create', environment, clock });
          const progress = await OperationProgress.start(context, 1);
          const milestones = createMilestonesOf(progress, ['vpc-cni']);
          for (const { record, wait } of steps) {
            milestones.pass(record);
            await clock.advance(wait);
          }
          progress.stop();
          const phases = phasesOf('create');
          context.reports.forEach((report, index) => {
            expect(report.percent).toBeGreaterThanOrEqual(context.reports[index - 1]?.percent ?? 0);
            const at = phases.findIndex(phase => phase.id === report.phase);
            expect(report.percent).toBeLessThanOrEqual(phases[at + 1]?.from ?? 99);
            expect(Date.parse(report.estimatedEnd ?? '')).not.toBeNaN();
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('goes on while nothing is heard', async () => {
    const clock = new ManualClock();
    const context = fakeContext({ kind: 'create', environment, clock });
    const progress = await OperationProgress.start(context, 1);
    progress.enter('CONTROL_PLANE');
    await clock.advance(5 * 60_000);
    expect(context.reports.at(-1)?.percent).toBeGreaterThan(25);
    expect(context.reports.at(-1)?.percent).toBeLessThan(60);
  });

  it('foretells the end from past runs, else from figures and the simulator’s speed', async () => {
    const clock = new ManualClock();
    const endOf = async (past: Record<string, number>[], speed: number) => {
      const context = fakeContext({ kind: 'create', environment, clock, past });
      const progress = await OperationProgress.start(context, speed);
      progress.enter('VALIDATING');
      progress.stop();
      return Date.parse(context.reports[0].estimatedEnd ?? '') - clock.now().getTime();
    };
    const shipped = createPhases.reduce((sum, phase) => sum + phase.duration, 0);
    expect(await endOf([], 1)).toBe(shipped);
    expect(await endOf([], 60)).toBeCloseTo(shipped / 60, -1);
    const past = [100, 9_000_000, 200].map(duration =>
      Object.fromEntries(createPhases.map(phase => [phase.id, duration])),
    );
    expect(await endOf(past, 60)).toBe(200 * createPhases.length);
  });
});
