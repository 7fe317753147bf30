import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Cluster } from '@aws-sdk/client-eks';
import type { FlagValues } from '../arguments/types.ts';
import { text } from '../commands/Command.ts';

interface Named {
  name: string;
  [key: string]: unknown;
}

interface Kubeconfig {
  apiVersion: 'v1';
  kind: 'Config';
  preferences: object;
  clusters: Named[];
  contexts: Named[];
  users: Named[];
  'current-context': string;
}

function home(): string {
  return process.env.HOME ?? homedir();
}

/** The file that a new cluster's access is written to. */
export function kubeconfigPath(flags: FlagValues, cluster: string): string {
  if (flags['auto-kubeconfig'] === true) {
    return join(home(), '.kube', 'eksctl', 'clusters', cluster);
  }
  return text(flags, 'kubeconfig') ?? defaultPath();
}

/** The file that kubectl reads. */
function defaultPath(): string {
  const [first] = (process.env.KUBECONFIG ?? '').split(':');
  return first || join(home(), '.kube', 'config');
}

function read(path: string): Kubeconfig {
  let content: Partial<Kubeconfig> = {};
  try {
    content = parse(readFileSync(path, 'utf8')) ?? {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error;
    }
  }
  return {
    apiVersion: 'v1',
    kind: 'Config',
    preferences: content.preferences ?? {},
    clusters: content.clusters ?? [],
    contexts: content.contexts ?? [],
    users: content.users ?? [],
    'current-context': content['current-context'] ?? '',
  };
}

function save(path: string, config: Kubeconfig): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, stringify(config), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

const replaced = (items: Named[], item: Named) => [
  ...items.filter(other => other.name !== item.name),
  item,
];

export interface KubeconfigEntry {
  cluster: Cluster;
  region: string;
  callerArn: string;
  roleArn?: string;
  setContext: boolean;
}

/** Adds a cluster to the file; answers nothing that is secret: kubectl asks `aws` for a token. */
export function writeKubeconfig(path: string, entry: KubeconfigEntry): void {
  const { cluster, region, callerArn, roleArn, setContext } = entry;
  const config = read(path);
  const clusterName = `${cluster.name}.${region}.eksctl.io`;
  const context = `${callerArn.split('/').pop()}@${clusterName}`;
  config.clusters = replaced(config.clusters, {
    name: clusterName,
    cluster: {
      'certificate-authority-data': cluster.certificateAuthority?.data,
      server: cluster.endpoint,
    },
  });
  config.contexts = replaced(config.contexts, {
    name: context,
    context: { cluster: clusterName, user: context },
  });
  config.users = replaced(config.users, {
    name: context,
    user: {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1beta1',
        command: 'aws',
        args: [
          'eks',
          'get-token',
          '--output',
          'json',
          '--cluster-name',
          String(cluster.name),
          '--region',
          region,
          ...(roleArn ? ['--role-arn', roleArn] : []),
        ],
        env: [{ name: 'AWS_STS_REGIONAL_ENDPOINTS', value: 'regional' }],
        provideClusterInfo: false,
      },
    },
  });
  if (setContext) {
    config['current-context'] = context;
  }
  save(path, config);
}

/** Takes a cluster out of the default file; answers whether the file changed. */
export function forgetCluster(cluster: string, region: string): boolean {
  const path = defaultPath();
  const config = read(path);
  const clusterName = `${cluster}.${region}.eksctl.io`;
  const gone = (item: Named) => item.name === clusterName || item.name.endsWith(`@${clusterName}`);
  const before = config.clusters.length + config.contexts.length + config.users.length;
  config.clusters = config.clusters.filter(item => !gone(item));
  config.contexts = config.contexts.filter(item => !gone(item));
  config.users = config.users.filter(item => !gone(item));
  if (config.clusters.length + config.contexts.length + config.users.length === before) {
    return false;
  }
  if (config['current-context'].endsWith(`@${clusterName}`)) {
    config['current-context'] = '';
  }
  save(path, config);
  return true;
}
