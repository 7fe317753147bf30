import { fakeContext, type FakeContext } from './__testUtils__/context';
import { until } from './__testUtils__/session';
import { environmentOf, startSimulated, type Simulated } from './__testUtils__/simulated';

jest.setTimeout(180_000);

let simulated: Simulated;
beforeAll(async () => {
  simulated = await startSimulated();
});
afterEach(() => simulated.simulator.client.removeFaults());
afterAll(() => simulated.stop());

const breakDown = (service: string) =>
  simulated.simulator.client.addFault({
    operation: `${service}:*`,
    effect: { type: 'error', code: 'InternalFailure', message: 'out of order', status: 500 },
    times: 'always',
  });
const isWaiting = (context: FakeContext) => context.text().includes('This waits for it');
const runs = () => simulated.simulator.client.runs();

describe('While AWS does not answer', () => {
  const environment = environmentOf('patient');

  it('nothing is started, and the operation says that it waits, for what, and when it goes on', async () => {
    await breakDown('ec2');
    const context = fakeContext({ kind: 'create', environment });
    const created = simulated.provider.create(context);
    await until(() => isWaiting(context));
    expect(context.text()).toContain(
      'AWS eu-west-1 (EC2) is not answering: InternalFailure, HTTP 500. This waits for it, and goes on by itself',
    );
    expect(context.reports.at(-1)).toEqual({ phase: 'VALIDATING', percent: expect.any(Number) });
    expect(simulated.provider.health()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'eks/development/eu-west-1/ec2', state: 'failing' }),
        expect.objectContaining({ id: 'eks/development/eu-west-1/eks', state: 'answering' }),
      ]),
    );
    expect(await runs()).toEqual([]);

    await simulated.simulator.client.removeFaults();
    await expect(created).resolves.toMatchObject({ connection: { clusterName: 'patient' } });
    expect(context.text()).toContain('AWS eu-west-1 (EC2) answers again');
    expect(await runs()).toHaveLength(1);
    expect(context.reports.at(-1)).toMatchObject({ percent: 100 });
  });

  it('what eksctl gave up for that goes on from where AWS then stands', async () => {
    await simulated.simulator.client.addFault({
      phase: 'NODEGROUPS',
      effect: {
        type: 'error',
        message:
          'operation error CloudFormation: DescribeStacks, exceeded maximum number of attempts, 13, https response error StatusCode: 0, RequestID: , request send failed, dial tcp: i/o timeout',
      },
    });
    const context = fakeContext({
      kind: 'create',
      environment: environmentOf('persistent'),
      onLine: text => {
        if (text.includes('exceeded maximum number of attempts')) {
          void breakDown('cloudformation');
        }
      },
    });
    const created = simulated.provider.create(context);
    await until(() => isWaiting(context));
    await simulated.simulator.client.removeFaults();
    await expect(created).resolves.toMatchObject({ connection: { clusterName: 'persistent' } });
  });

  it('a deletion is not over, and ends once it does', async () => {
    await breakDown('eks');
    const context = fakeContext({ kind: 'delete', environment });
    const deleted = simulated.provider.delete(context);
    await until(() => isWaiting(context));
    expect((await simulated.simulator.client.region('eu-west-1'))?.clusters.patient).toBeDefined();
    await simulated.simulator.client.removeFaults();
    await deleted;
    expect((await simulated.simulator.client.region('eu-west-1'))?.clusters.patient).toBe(
      undefined,
    );
  });

  it('an operation that is broken off ends at once', async () => {
    await breakDown('sts');
    const context = fakeContext({ kind: 'create', environment });
    const created = simulated.provider.create(context);
    await until(() => isWaiting(context));
    const reason = new Error('A deletion was asked for');
    context.abort(reason);
    await expect(created).rejects.toBe(reason);
  });

  it('the page says so in words', async () => {
    await breakDown('sts');
    expect(await simulated.provider.problems()).toEqual([
      expect.stringMatching(
        /^AWS account development \(111122223333\) cannot be used: .*AWS eu-west-1 \(STS\) is not answering/,
      ),
    ]);
  });
});
