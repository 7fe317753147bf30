import type { Cluster } from '@aws-sdk/client-eks';
import type { Connection } from '@eks-environments/plugin-environments-common';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { describeAddons, describeCluster, describeNodegroups } from '../aws/cluster';
import { poll, type Work } from '../aws/settle';
import { classify } from '../failures/classify';

const minutes = 60_000;
const clusterLimit = 20 * minutes;
const nodesLimit = 30 * minutes;
const addonsLimit = 10 * minutes;

/**
 * Asks EKS whether everything works: eksctl's word is not enough.
 *
 * @param nodeGroups - the names of those that have to be active.
 * @returns how to reach the cluster.
 * @throws OperationFailedError when it does not.
 */
export async function verify(work: Work, name: string, nodeGroups: string[]): Promise<Connection> {
  const cluster = await poll(work, clusterLimit, async () => {
    const found = await describeCluster(work.session, name);
    return found?.status === 'CREATING' || found?.status === 'UPDATING' ? undefined : found ?? null;
  });
  if (cluster?.status !== 'ACTIVE') {
    throw new OperationFailedError({
      class: cluster === undefined ? 'timeout' : 'unknown',
      message: `EKS cluster ${name} is ${cluster?.status ?? 'not active yet'}`,
      advice: 'Retry; if it stays so, delete the environment and ask for a new one.',
      retryable: true,
      evidence: cluster?.health?.issues?.map(issue => issue.message ?? ''),
    });
  }
  await verifyNodes(work, name, nodeGroups);
  await verifyAddons(work, name);
  return connectionOf(work, cluster);
}

async function verifyNodes(work: Work, name: string, wanted: string[]): Promise<void> {
  const groups = await poll(work, nodesLimit, async () => {
    const found = await describeNodegroups(work.session, name);
    return found.some(group => group.status === 'CREATING' || group.status === 'UPDATING')
      ? undefined
      : found;
  });
  const active = groups
    ?.filter(group => group.status === 'ACTIVE')
    .map(group => group.nodegroupName);
  const missing = wanted.filter(group => !active?.includes(group));
  if (missing.length === 0) {
    return;
  }
  const evidence = (groups ?? []).flatMap(group => [
    `${group.nodegroupName}: ${group.status}`,
    ...(group.health?.issues ?? []).map(issue => `${issue.code}: ${issue.message}`),
  ]);
  throw new OperationFailedError({
    ...classify(evidence.join('\n')),
    message: `Node groups that are not active: ${missing.join(', ')}`,
    evidence,
  });
}

/** A degraded add-on does not make a cluster useless, but people should know. */
async function verifyAddons(work: Work, name: string): Promise<void> {
  const addons = await poll(work, addonsLimit, async () => {
    const found = await describeAddons(work.session, name);
    return found.some(addon => addon.status === 'CREATING' || addon.status === 'UPDATING')
      ? undefined
      : found;
  });
  for (const addon of addons ?? []) {
    if (addon.status !== 'ACTIVE') {
      const issues = (addon.health?.issues ?? []).map(issue => issue.message).join(' ');
      work.context.log({
        stream: 'system',
        level: 'warning',
        text: `Add-on ${addon.addonName} is ${addon.status}. ${issues}`.trim(),
      });
    }
  }
}

function connectionOf(work: Work, cluster: Cluster): Connection {
  const facts: Record<string, string | undefined> = {
    clusterName: cluster.name,
    accountId: work.session.account.accountId,
    region: work.session.region,
    arn: cluster.arn,
    endpoint: cluster.endpoint,
    certificateAuthority: cluster.certificateAuthority?.data,
    version: cluster.version,
    oidcIssuer: cluster.identity?.oidc?.issuer,
  };
  const connection: Connection = {};
  for (const [key, value] of Object.entries(facts)) {
    if (value !== undefined) {
      connection[key] = value;
    }
  }
  return connection;
}
