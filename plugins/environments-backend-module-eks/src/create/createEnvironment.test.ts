import {
  DeleteAddonCommand,
  DeletePodIdentityAssociationCommand,
  DescribeAccessEntryCommand,
  EKSClient,
  ListAssociatedAccessPoliciesCommand,
  ListPodIdentityAssociationsCommand,
  waitUntilAddonDeleted,
} from '@aws-sdk/client-eks';
import { stringify } from 'yaml';
import { parseEffectiveManifest } from '../manifest/ClusterManifest';
import { idTag } from '../manifest/tags';
import { fakeContext } from '../__testUtils__/context';
import {
  account,
  environmentOf,
  region,
  startSimulated,
  type Simulated,
} from '../__testUtils__/simulated';
import { createPhases } from '../progress/phases';

jest.setTimeout(120_000);

let simulated: Simulated;
beforeAll(async () => {
  simulated = await startSimulated({
    access: [
      {
        entity: 'group:default/team-a',
        principalArn: 'arn:aws:iam::{accountId}:role/TeamA',
        policies: [
          { policy: 'AmazonEKSEditPolicy', namespaces: ['dev'] },
          { policy: 'AmazonEKSViewPolicy' },
        ],
        kubernetesGroups: ['debuggers'],
      },
    ],
  });
});
afterEach(() => simulated.simulator.client.removeFaults());
afterAll(() => simulated.stop());

const create = (context: ReturnType<typeof fakeContext>) => simulated.provider.create(context);
const failure = (context: ReturnType<typeof fakeContext>) =>
  create(context).then(
    () => {
      throw new Error('It succeeded');
    },
    error => error.info,
  );
const runsOf = async (cluster: string) =>
  (await simulated.simulator.client.runs()).filter(run => run.cluster === cluster);
const stacksOf = async (cluster: string) =>
  (await simulated.simulator.client.region(region))?.stacks.filter(
    stack => stack.name.startsWith(`eksctl-${cluster}-`) && stack.status !== 'DELETE_COMPLETE',
  ) ?? [];
const eksClient = () =>
  new EKSClient({
    region,
    endpoint: simulated.simulator.url,
    credentials: { accessKeyId: `AKIASIM${account}`, secretAccessKey: 'simulated' },
  });
function withIdentities(environment: ReturnType<typeof environmentOf>, names: string[]) {
  const manifest = parseEffectiveManifest(environment.effectiveManifest);
  const [one] = manifest.iam.podIdentityAssociations ?? [];
  const podIdentityAssociations = names.map(serviceAccountName => ({ ...one, serviceAccountName }));
  const iam = { ...manifest.iam, podIdentityAssociations };
  return { ...environment, effectiveManifest: stringify({ ...manifest, iam }) };
}
/** The service quotas allow few clusters at once. */
const remove = (environment: ReturnType<typeof environmentOf>) =>
  simulated.provider.delete(fakeContext({ kind: 'delete', environment }));

describe('creating an environment', () => {
  const environment = environmentOf('whole');
  const context = fakeContext({ kind: 'create', environment });
  let connection: Record<string, string>;

  it('ends with a cluster that EKS calls active, and says how to reach it', async () => {
    ({ connection } = await create(context));
    expect(connection).toMatchObject({
      clusterName: 'whole',
      accountId: account,
      region,
      version: '1.34',
      arn: `arn:aws:eks:${region}:${account}:cluster/whole`,
      endpoint: expect.stringMatching(/^https:/),
      certificateAuthority: expect.any(String),
    });
    expect(Object.values(connection).every(value => typeof value === 'string')).toBe(true);
  });

  it('reports phases in order and a percent that only grows to 100', () => {
    const phases = [...new Set(context.reports.map(report => report.phase))];
    const order = createPhases.map(phase => phase.id as string);
    expect(phases).toEqual(order.filter(id => phases.includes(id)));
    expect(phases).toEqual(
      expect.arrayContaining([
        'CONTROL_PLANE',
        'ACCESS',
        'CORE_ADDONS',
        'CP_WAIT',
        'NODEGROUPS',
        'READY',
      ]),
    );
    const percents = context.reports.map(report => report.percent);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
  });

  it('tags every stack with the environment’s id and passes nothing secret on', async () => {
    const stacks = await stacksOf('whole');
    expect(stacks.length).toBeGreaterThanOrEqual(4);
    expect(stacks.map(stack => stack.tags[idTag])).toEqual(stacks.map(() => environment.id));
    const [run] = await runsOf('whole');
    expect(run.argv.slice(0, 4)).toEqual(['create', 'cluster', '-f', '-']);
    expect(context.text()).toContain('EKS cluster "whole" in "eu-west-1" region is ready');
  });

  it('does nothing when the worker died after the last step: all is there', async () => {
    const again = await create(fakeContext({ kind: 'create', environment }));
    expect(again.connection).toEqual(connection);
    expect(await runsOf('whole')).toHaveLength(1);
  });

  it('touches nothing when the name is another environment’s', async () => {
    const other = environmentOf('whole', 'another-id');
    expect(await failure(fakeContext({ kind: 'create', environment: other }))).toMatchObject({
      class: 'configuration',
      message: expect.stringContaining('is taken in AWS'),
    });
    expect(await runsOf('whole')).toHaveLength(1);
    await remove(environment);
  });
});

describe('a create that was broken off', () => {
  it.each(createPhases.map(phase => phase.id))(
    'at %s, by the end of its worker, is finished by the next one with one cluster',
    async phase => {
      const environment = environmentOf(`stopped-${phase.toLowerCase().replace('_', '-')}`);
      const startedAt = new Date();
      const reason = new Error('The backend stops');
      let aborted = false;
      const first = fakeContext({ kind: 'create', environment, startedAt });
      const report = first.report;
      first.report = progress => {
        report(progress);
        if (progress.phase === phase && !aborted) {
          aborted = true;
          first.abort(reason);
        }
      };
      await expect(create(first)).rejects.toBe(reason);
      await create(fakeContext({ kind: 'create', environment, startedAt }));
      const runs = await runsOf(environment.name);
      expect(runs.filter(run => !run.end)).toEqual([]);
      expect((await stacksOf(environment.name)).map(stack => stack.status)).toEqual(
        Array(5).fill('CREATE_COMPLETE'),
      );
      await remove(environment);
    },
  );

  it.each(['CONTROL_PLANE', 'CORE_ADDONS', 'NODEGROUPS'])(
    'at %s, by the end of eksctl alone, goes on in the same operation',
    async phase => {
      const environment = environmentOf(`crashed-${phase.toLowerCase().replace('_', '-')}`);
      await simulated.simulator.client.addFault({
        phase,
        namePattern: environment.name,
        effect: { type: 'crash' },
      });
      await create(fakeContext({ kind: 'create', environment }));
      expect(await stacksOf(environment.name)).toHaveLength(5);
      await remove(environment);
    },
  );
});

describe('a create of which something is gone', () => {
  it('makes what is missing and leaves what is there', async () => {
    const environment = withIdentities(environmentOf('partly'), ['reader', 'writer']);
    await create(fakeContext({ kind: 'create', environment }));
    const eks = eksClient();
    const { associations } = await eks.send(
      new ListPodIdentityAssociationsCommand({ clusterName: 'partly' }),
    );
    const writer = associations?.find(item => item.serviceAccount === 'writer');
    await eks.send(
      new DeletePodIdentityAssociationCommand({
        clusterName: 'partly',
        associationId: writer?.associationId,
      }),
    );
    await eks.send(new DeleteAddonCommand({ clusterName: 'partly', addonName: 'metrics-server' }));
    await waitUntilAddonDeleted(
      { client: eks, minDelay: 1, maxDelay: 1, maxWaitTime: 30 },
      { clusterName: 'partly', addonName: 'metrics-server' },
    );
    const context = fakeContext({ kind: 'create', environment });
    await create(context);
    expect(context.text()).toContain('missing: add-ons metrics-server');
    expect(context.text()).toContain('missing: rights of workloads shop/writer');
    const after = await eks.send(new ListPodIdentityAssociationsCommand({ clusterName: 'partly' }));
    expect(after.associations?.map(item => item.serviceAccount).sort()).toEqual([
      'reader',
      'writer',
    ]);
    await remove(environment);
  });
});

describe('a create that fails', () => {
  it('names the limit of AWS that was met, and a retry clears up and creates anew', async () => {
    const environment = environmentOf('limited');
    await simulated.simulator.client.addFault({
      operation: 'cloudformation:CreateStack',
      namePattern: 'limited',
      effect: {
        type: 'rollback',
        resource: 'AWS::EC2::VPC',
        reason: 'The maximum number of VPCs has been reached. (Service: Ec2, VpcLimitExceeded)',
      },
    });
    const startedAt = new Date();
    const expected = {
      class: 'aws-limit',
      retryable: true,
      message: expect.stringContaining('maximum number of VPCs'),
      advice: expect.stringContaining('limit'),
      evidence: expect.arrayContaining([expect.stringContaining('AWS::EC2::VPC')]),
    };
    expect(await failure(fakeContext({ kind: 'create', environment, startedAt }))).toMatchObject(
      expected,
    );
    // Another worker that takes up the same operation says the same and creates nothing.
    expect(await failure(fakeContext({ kind: 'create', environment, startedAt }))).toMatchObject(
      expected,
    );
    expect(await runsOf('limited')).toHaveLength(1);
    await create(fakeContext({ kind: 'create', environment }));
    await remove(environment);
  });

  it('finds the reason of node groups, which eksctl does not print', async () => {
    const environment = environmentOf('scarce');
    await simulated.simulator.client.addFault({
      operation: 'cloudformation:CreateStack',
      namePattern: 'scarce',
      effect: {
        type: 'rollback',
        resource: 'AWS::EKS::Nodegroup',
        reason:
          'Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient m6i.large capacity',
      },
    });
    expect(await failure(fakeContext({ kind: 'create', environment }))).toMatchObject({
      class: 'capacity',
      retryable: true,
      evidence: expect.arrayContaining([expect.stringContaining('InsufficientInstanceCapacity')]),
    });
    await create(fakeContext({ kind: 'create', environment }));
    expect(await stacksOf('scarce')).toHaveLength(5);
    await remove(environment);
  });

  it('tells missing rights from everything else', async () => {
    await simulated.simulator.client.addFault({
      operation: 'sts:GetCallerIdentity',
      effect: { type: 'error', code: 'AccessDenied', message: 'Access denied', status: 403 },
    });
    const environment = environmentOf('denied');
    expect(await failure(fakeContext({ kind: 'create', environment }))).toMatchObject({
      class: 'aws-permission',
      message: expect.stringContaining('AWS account development (111122223333) cannot be used'),
    });
    expect(await stacksOf('denied')).toEqual([]);
  });

  it('lets in the people of the owner, as the manifest that was approved says', async () => {
    const manifest = {
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      metadata: { name: 'entered', region },
      managedNodeGroups: [{ name: 'nodes', instanceType: 'm6i.large', maxSize: 2 }],
    };
    const result = await simulated.provider.evaluate({
      environmentId: 'id-of-entered',
      manifest: stringify(manifest),
      type: 'temporary',
      owner: 'group:default/team-a',
      requester: 'user:default/dana',
    });
    if (!result.ok) throw new Error(JSON.stringify(result.violations));
    const { effectiveManifest } = result.evaluation;
    const environment = { ...environmentOf('entered'), effectiveManifest };
    const { connection } = await create(fakeContext({ kind: 'create', environment }));
    const entry = {
      clusterName: 'entered',
      principalArn: `arn:aws:iam::${account}:role/TeamA`,
    };
    const client = eksClient();
    const { accessEntry } = await client.send(new DescribeAccessEntryCommand(entry));
    expect(accessEntry).toMatchObject({ type: 'STANDARD', kubernetesGroups: ['debuggers'] });
    const { associatedAccessPolicies } = await client.send(
      new ListAssociatedAccessPoliciesCommand(entry),
    );
    expect(
      associatedAccessPolicies?.map(({ policyArn, accessScope }) => [
        policyArn?.split('/')[1],
        accessScope?.type,
        accessScope?.namespaces,
      ]),
    ).toEqual([
      ['AmazonEKSEditPolicy', 'namespace', ['dev']],
      ['AmazonEKSViewPolicy', 'cluster', []],
    ]);
    const access = await simulated.provider.access({ ...environment, connection });
    expect(access.steps[1].text).toContain(entry.principalArn);
    await remove(environment);
  });

  it('takes throttling for a reason to be patient, not to give up', async () => {
    const environment = environmentOf('patient');
    await simulated.simulator.client.addFault({
      operation: 'cloudformation:ListStacks',
      times: 6,
      effect: { type: 'throttle' },
    });
    await create(fakeContext({ kind: 'create', environment }));
    await remove(environment);
  });

  it('says when eksctl is not there', async () => {
    const without = await startSimulated({ eksctlPath: '/nowhere/eksctl' });
    try {
      const environment = environmentOf('toolless');
      await expect(
        without.provider.create(fakeContext({ kind: 'create', environment })),
      ).rejects.toMatchObject({
        info: { class: 'platform', message: expect.stringContaining('/nowhere/eksctl') },
      });
      expect((await without.provider.describe()).problems).toEqual([
        expect.stringContaining('/nowhere/eksctl'),
      ]);
    } finally {
      await without.stop();
      process.env.AWS_ENDPOINT_URL = simulated.simulator.url;
    }
  });

  it('starts nothing before the worker before can be at work no more', async () => {
    const environment = environmentOf('second');
    const context = fakeContext({
      kind: 'create',
      environment,
      whenExclusive: () => Promise.reject(new Error('Not exclusive')),
    });
    await expect(create(context)).rejects.toThrow('Not exclusive');
    expect(await runsOf('second')).toEqual([]);
  });
});
