import { EKSClient, UpdateNodegroupConfigCommand } from '@aws-sdk/client-eks';
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { overlappingRuns } from '@eks-environments/aws-simulator';
import type { ProvidedEnvironment } from '@eks-environments/plugin-environments-node';
import { fakeContext, type FakeContext } from '../__testUtils__/context';
import {
  account,
  environmentOf,
  region,
  startSimulated,
  type Simulated,
} from '../__testUtils__/simulated';
import { hibernatePhases, wakePhases } from '../progress/phases';

jest.setTimeout(120_000);

let simulated: Simulated;
let environment: ProvidedEnvironment;
const name = 'sleeper';
const awake = {
  one: { minSize: 1, desiredSize: 2, maxSize: 3 },
  two: { minSize: 1, desiredSize: 1, maxSize: 2 },
};
const asleep = {
  one: { minSize: 0, desiredSize: 0, maxSize: 3 },
  two: { minSize: 0, desiredSize: 0, maxSize: 2 },
};

beforeAll(async () => {
  simulated = await startSimulated();
  environment = environmentOf(name);
  const { connection } = await simulated.provider.create(
    fakeContext({ kind: 'create', environment }),
  );
  environment = { ...environment, connection };
  await resize('one', awake.one);
});
afterEach(() => simulated.simulator.client.removeFaults());
afterAll(() => simulated.stop());

const clientConfig = () => ({
  region,
  endpoint: simulated.simulator.url,
  credentials: { accessKeyId: `AKIASIM${account}`, secretAccessKey: 'simulated' },
});
const nodeGroups = async () =>
  (await simulated.simulator.client.region(region))?.clusters[name]?.nodegroups ?? {};
const sizes = async () =>
  Object.fromEntries(
    Object.entries(await nodeGroups()).map(([group, { scaling }]) => [group, scaling]),
  );
async function machines() {
  const ec2 = new EC2Client(clientConfig());
  const { Reservations } = await ec2.send(
    new DescribeInstancesCommand({
      Filters: [{ Name: 'tag:eks:cluster-name', Values: [name] }],
    }),
  );
  return Reservations?.flatMap(({ Instances }) => Instances ?? []).map(one => one.State?.Name);
}
/** Somebody changes a group beside the portal. */
async function resize(group: string, scalingConfig: (typeof awake)['one']) {
  const eks = new EKSClient(clientConfig());
  await eks.send(
    new UpdateNodegroupConfigCommand({ clusterName: name, nodegroupName: group, scalingConfig }),
  );
  while ((await nodeGroups())[group].status !== 'ACTIVE') {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
const scaleRuns = async () =>
  (await simulated.simulator.client.runs()).filter(({ command }) => command === 'scale nodegroup');

type Kind = 'hibernate' | 'wake';
const contextOf = (kind: Kind, more: Partial<Parameters<typeof fakeContext>[0]> = {}) =>
  fakeContext({ kind, environment, ...more });
/** As the domain does it: what is remembered stays with the environment, whatever comes of the operation. */
async function run(kind: Kind, context: FakeContext = contextOf(kind)) {
  const { hibernation } = simulated.provider;
  try {
    return await hibernation[kind](context);
  } finally {
    environment = { ...environment, memory: context.memories.at(-1) ?? environment.memory };
  }
}
const failure = (kind: Kind, context?: FakeContext) =>
  run(kind, context).then(
    () => {
      throw new Error('It succeeded');
    },
    error => error.info,
  );
function abortedAt(kind: Kind, phase: string, reason: Error): FakeContext {
  const context = contextOf(kind);
  const { report } = context;
  context.report = progress => {
    report(progress);
    if (progress.phase === phase) {
      context.abort(reason);
    }
  };
  return context;
}
const phasesOf = (context: FakeContext) => [...new Set(context.reports.map(({ phase }) => phase))];

describe('an environment that hibernates', () => {
  it('has no nodes any more, and what there was is remembered before anything is touched', async () => {
    const linesWhenRemembered: string[] = [];
    const context = contextOf('hibernate');
    const { remember } = context;
    context.remember = async memory => {
      linesWhenRemembered.push(context.text());
      await remember(memory);
    };
    await run('hibernate', context);
    expect(await sizes()).toEqual(asleep);
    expect(await machines()).toEqual([]);
    expect(linesWhenRemembered).toHaveLength(1);
    expect(linesWhenRemembered[0]).not.toContain('eksctl');
    expect(phasesOf(context)).toEqual(hibernatePhases.map(({ id }) => id));
    expect(context.reports.at(-1)?.percent).toBe(100);
    expect((await scaleRuns()).map(({ argv }) => argv.slice(0, 13).join(' '))).toEqual(
      ['one', 'two'].map(
        group =>
          `scale nodegroup --cluster ${name} --name ${group} --region ${region} --nodes 0 --nodes-min 0 --wait`,
      ),
    );
  });

  it('is left as it is when asked again: nothing runs, nothing is forgotten', async () => {
    const before = (await scaleRuns()).length;
    const { memory } = environment;
    await run('hibernate');
    expect((await scaleRuns()).length).toBe(before);
    expect(environment.memory).toEqual(memory);
  });

  it('wakes with the nodes that it had, also those that its manifest does not know of', async () => {
    const context = contextOf('wake');
    const outcome = await run('wake', context);
    expect(outcome).toEqual({ connection: environment.connection });
    expect(await sizes()).toEqual(awake);
    expect(await machines()).toEqual(['running', 'running', 'running']);
    expect(context.text()).not.toContain('Add-on');
    expect(phasesOf(context)).toEqual(wakePhases.map(({ id }) => id));
    expect(context.reports.at(-1)?.percent).toBe(100);
  });

  it('that is awake is left as it is by another wake', async () => {
    const before = (await scaleRuns()).length;
    await run('wake');
    expect((await scaleRuns()).length).toBe(before);
  });

  it('wakes with the nodes that it had last, not with those of a hibernation before', async () => {
    await resize('two', { minSize: 0, desiredSize: 0, maxSize: 2 });
    await run('hibernate');
    await run('wake');
    expect(await sizes()).toEqual({ ...awake, two: asleep.two });
    await resize('two', awake.two);
  });

  it('wakes with the nodes of its manifest where nothing was remembered', async () => {
    await run('hibernate');
    const { memory } = environment;
    const manifests = { minSize: 1, desiredSize: 1, maxSize: 2 };
    await run('wake', contextOf('wake', { environment: { ...environment, memory: {} } }));
    expect(await sizes()).toEqual({ one: manifests, two: manifests });
    environment = { ...environment, memory };
    await run('wake');
    expect(await sizes()).toEqual(awake);
  });
});

describe('a worker that ends', () => {
  const reason = new Error('The backend stops');

  it.each(hibernatePhases.map(({ id }, index) => [id, wakePhases[index].id]))(
    'at %s of a hibernation, or at %s of a wake, has the next one finish it, and no size is forgotten',
    async (hibernating, waking) => {
      // The last phase may be over at once.
      const ended = (kind: Kind, phase: string) =>
        run(kind, abortedAt(kind, phase, reason)).then(
          () => undefined,
          error => expect(error).toBe(reason),
        );
      await ended('hibernate', hibernating);
      await run('hibernate');
      expect(await sizes()).toEqual(asleep);
      expect(await machines()).toEqual([]);
      await ended('wake', waking);
      expect(await run('wake')).toEqual({ connection: environment.connection });
      expect(await sizes()).toEqual(awake);
      expect(await machines()).toEqual(['running', 'running', 'running']);
    },
  );

  it('between two groups has the next one remember both', async () => {
    const context: FakeContext = contextOf('hibernate', {
      onLine: text => {
        if (text.startsWith('scaling nodegroup "two"')) {
          context.abort(reason);
        }
      },
    });
    await expect(run('hibernate', context)).rejects.toBe(reason);
    expect((await sizes()).one).toEqual(asleep.one);
    const { memory } = environment;
    await run('hibernate');
    expect(environment.memory).toEqual(memory);
    await run('wake');
    expect(await sizes()).toEqual(awake);
  });

  it.each(['SCALING', 'SCALE_WAIT'])('is not needed when eksctl alone ends at %s', async phase => {
    await simulated.simulator.client.addFault({
      phase,
      namePattern: name,
      effect: { type: 'crash' },
    });
    await run('hibernate');
    expect(await sizes()).toEqual(asleep);
    await run('wake');
    expect(await sizes()).toEqual(awake);
  });

  it('has the next one do nothing before it can be at work no more', async () => {
    const before = (await scaleRuns()).length;
    for (const kind of ['hibernate', 'wake'] as const) {
      const context = contextOf(kind, {
        whenExclusive: () => Promise.reject(new Error('Not exclusive')),
      });
      await expect(run(kind, context)).rejects.toThrow('Not exclusive');
      expect(context.memories).toEqual([]);
    }
    expect((await scaleRuns()).length).toBe(before);
  });

  it('because it cannot remember has touched nothing', async () => {
    const lost = contextOf('hibernate');
    lost.remember = () => Promise.reject(new Error('The lease is lost'));
    await expect(run('hibernate', lost)).rejects.toThrow('The lease is lost');
    expect(await sizes()).toEqual(awake);
  });
});

describe('a hibernation that fails', () => {
  const denied = {
    operation: 'eks:UpdateNodegroupConfig',
    namePattern: name,
    effect: {
      type: 'error',
      code: 'AccessDeniedException',
      message: 'Not authorized to perform eks:UpdateNodegroupConfig',
      status: 403,
    },
  } as const;

  it('gives back the nodes that it has taken', async () => {
    await simulated.simulator.client.addFault({ ...denied, nth: 2 });
    expect(await failure('hibernate')).toMatchObject({
      class: 'aws-permission',
      retryable: true,
      message: expect.stringMatching(/eksctl scale nodegroup two failed: .*AccessDenied/),
    });
    expect(await sizes()).toEqual(awake);
    expect(environment.memory.hibernationOver).toBe('true');
  });

  it('says so when it cannot, and the next one still knows how many there were', async () => {
    await simulated.simulator.client.addFault({ ...denied, nth: 2, times: 'always' });
    expect(await failure('hibernate')).toMatchObject({
      class: 'aws-permission',
      message: expect.stringContaining('Not all nodes that were taken could be asked back'),
      advice: expect.stringContaining('Hibernate again'),
    });
    expect(await sizes()).toEqual({ one: asleep.one, two: awake.two });
    await simulated.simulator.client.removeFaults();
    await run('hibernate');
    await run('wake');
    expect(await sizes()).toEqual(awake);
  });

  it('gives back what an attempt before it has taken, also when it has not come that far', async () => {
    const reason = new Error('The backend stops');
    const first: FakeContext = contextOf('hibernate', {
      onLine: text => text.startsWith('scaling nodegroup "two"') && first.abort(reason),
    });
    await expect(run('hibernate', first)).rejects.toBe(reason);
    await simulated.simulator.client.addFault({
      ...denied,
      operation: 'eks:ListNodegroups',
    });
    expect(await failure('hibernate')).toMatchObject({ class: 'aws-permission' });
    expect(await sizes()).toEqual(awake);
  });

  it('before it could begin says what an attempt before it has taken, where that cannot be given back', async () => {
    const reason = new Error('The backend stops');
    const first: FakeContext = contextOf('hibernate', {
      onLine: text => text.startsWith('scaling nodegroup "two"') && first.abort(reason),
    });
    await expect(run('hibernate', first)).rejects.toBe(reason);
    const elsewhere = (target: string) =>
      contextOf('hibernate', {
        environment: { ...environment, placement: { target, region } },
      });
    expect(await failure('hibernate', elsewhere('production'))).toMatchObject({
      class: 'configuration',
      message: expect.stringMatching(
        /^There is no AWS account production .*\. Not all nodes that were taken could be asked back$/,
      ),
      advice: expect.stringContaining('Hibernate again'),
      retryable: true,
    });
    // Nor is one that has the nodes said to be without.
    await run('hibernate');
    await run('wake');
    const { message } = await failure('hibernate', elsewhere('production'));
    expect(message).not.toContain('asked back');
    expect(await sizes()).toEqual(awake);
  });

  it('before it could look at the machines has taken nothing', async () => {
    await simulated.simulator.client.addFault({
      operation: 'ec2:DescribeInstances',
      times: 'always',
      effect: { type: 'error', code: 'UnauthorizedOperation', message: 'No', status: 403 },
    });
    expect(await failure('hibernate')).toMatchObject({ class: 'aws-permission' });
    expect(await sizes()).toEqual(awake);
  });
});

describe('a wake that fails', () => {
  it('for want of machines says so, and a retry goes on', async () => {
    await run('hibernate');
    await simulated.simulator.client.addFault({
      namePattern: name,
      effect: { type: 'no-capacity' },
    });
    expect(await failure('wake')).toMatchObject({
      class: 'capacity',
      retryable: true,
      message: expect.stringContaining('one (DEGRADED, 0 of 2 nodes)'),
      evidence: expect.arrayContaining([expect.stringContaining('InsufficientInstanceCapacity')]),
    });
    // EC2 has machines again.
    await resize('one', awake.one);
    await run('wake');
    expect(await sizes()).toEqual(awake);
  });
});

describe('an environment that is not there', () => {
  it.each(['hibernate', 'wake'] as const)('has no %s, and others are not touched', async kind => {
    const before = (await scaleRuns()).length;
    const gone = contextOf(kind, { environment: environmentOf('nowhere') });
    await expect(simulated.provider.hibernation[kind](gone)).rejects.toMatchObject({
      info: { class: 'lost', retryable: false },
    });
    const anothers = contextOf(kind, { environment: environmentOf(name, 'another-id') });
    await expect(simulated.provider.hibernation[kind](anothers)).rejects.toMatchObject({
      info: { class: 'configuration' },
    });
    expect((await scaleRuns()).length).toBe(before);
  });
});

it('no two of eksctl were ever at work on it at once', async () => {
  expect(overlappingRuns(await simulated.simulator.client.runs())).toEqual([]);
});

it('an environment that hibernates can be deleted', async () => {
  await run('hibernate');
  await simulated.provider.delete(fakeContext({ kind: 'delete', environment }));
  const left = await simulated.simulator.client.region(region);
  expect(left?.stacks).toEqual([]);
  expect(left?.clusters).toEqual({});
});
