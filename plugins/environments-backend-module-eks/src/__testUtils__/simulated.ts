import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { startSimulator, type RunningSimulator } from '@eks-environments/aws-simulator';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { systemClock, type ProvidedEnvironment } from '@eks-environments/plugin-environments-node';
import { stringify } from 'yaml';
import { ServiceBreakers } from '../aws/breakers/ServiceBreakers';
import { EksProvider } from '../EksProvider';
import type { EksConfig } from '../config/EksConfig';
import type { ClusterManifest } from '../manifest/ClusterManifest';
import { idTag } from '../manifest/tags';

export const account = '111122223333';
export const region = 'eu-west-1';

/** Model seconds per real second: a create of 15 minutes takes less than a second. */
const speed = 2_000;

/** The AWS simulator and a provider that uses it, with real eksctl processes of the simulator's. */
export interface Simulated {
  simulator: RunningSimulator;
  provider: EksProvider;
  stop(): Promise<void>;
}

export async function startSimulated(changes: Partial<EksConfig> = {}): Promise<Simulated> {
  const dataDir = await mkdtemp(join(tmpdir(), 'eks-provider-test-'));
  const simulator = await startSimulator({ dataDir, speed, seed: 1 });
  const before = process.env.AWS_ENDPOINT_URL;
  process.env.AWS_ENDPOINT_URL = simulator.url;
  const config: EksConfig = {
    simulator: true,
    eksctlPath: join(
      dirname(require.resolve('@eks-environments/aws-simulator/package.json')),
      'bin/eksctl',
    ),
    accounts: [
      {
        alias: 'development',
        title: 'Development',
        accountId: account,
        regions: [region],
        availabilityZones: {},
      },
    ],
    concurrencyLimit: 4,
    guardrails: {
      versions: ['1.34'],
      supportTypes: ['STANDARD'],
      instanceTypes: ['m6i.*'],
      maxNodes: 20,
      requiredTags: {},
      forbidden: [],
      policyArns: [],
      secretPatterns: [],
    },
    access: [],
    ...changes,
  };
  const provider = new EksProvider({
    config,
    credentials: DefaultAwsCredentialsManager.fromConfig(mockServices.rootConfig()),
    breakers: new ServiceBreakers({
      clock: systemClock,
      logger: mockServices.logger.mock(),
      retryAfter: 200,
    }),
    logger: mockServices.logger.mock(),
    env: process.env,
  });
  return {
    simulator,
    provider,
    async stop() {
      await simulator.stop();
      await rm(dataDir, { recursive: true, force: true });
      if (before === undefined) {
        delete process.env.AWS_ENDPOINT_URL;
      } else {
        process.env.AWS_ENDPOINT_URL = before;
      }
    },
  };
}

/** An environment with every part that can be missing. */
export function environmentOf(name: string, id = `id-of-${name}`): ProvidedEnvironment {
  const manifest: ClusterManifest = {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name, region, version: '1.34', tags: { [idTag]: id } },
    upgradePolicy: { supportType: 'STANDARD' },
    autoModeConfig: { enabled: false },
    accessConfig: {
      authenticationMode: 'API',
      bootstrapClusterCreatorAdminPermissions: true,
      accessEntries: [
        {
          principalARN: `arn:aws:iam::${account}:role/developers`,
          type: 'STANDARD',
          accessPolicies: [
            {
              policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
              accessScope: { type: 'cluster' },
            },
          ],
        },
      ],
    },
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    kubernetesNetworkConfig: { ipFamily: 'IPv4' },
    vpc: {
      cidr: '192.168.0.0/16',
      nat: { gateway: 'Single' },
      clusterEndpoints: { publicAccess: true, privateAccess: true },
      publicAccessCIDRs: ['203.0.113.0/24'],
    },
    iam: {
      withOIDC: false,
      podIdentityAssociations: [
        {
          namespace: 'shop',
          serviceAccountName: 'reader',
          permissionPolicyARNs: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
          createServiceAccount: false,
        },
      ],
    },
    addonsConfig: { autoApplyPodIdentityAssociations: false, disableDefaultAddons: false },
    addons: ['eks-pod-identity-agent', 'vpc-cni', 'coredns', 'kube-proxy', 'metrics-server'].map(
      addon => ({ name: addon }),
    ),
    managedNodeGroups: ['one', 'two'].map(group => ({
      name: group,
      amiFamily: 'AmazonLinux2023',
      instanceTypes: ['m6i.large'],
      spot: false,
      minSize: 1,
      desiredCapacity: 1,
      maxSize: 2,
      volumeType: 'gp3',
      volumeSize: 30,
      disablePodIMDS: true,
      privateNetworking: true,
      volumeEncrypted: true,
      disableIMDSv1: true,
      ssh: { allow: false },
    })),
  };
  return {
    id,
    name,
    placement: { target: 'development', region },
    effectiveManifest: stringify(manifest),
    connection: {},
    memory: {},
  };
}
