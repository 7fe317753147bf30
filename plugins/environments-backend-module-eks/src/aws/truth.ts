import type { Cluster } from '@aws-sdk/client-eks';
import type { ProvidedEnvironment } from '@eks-environments/plugin-environments-node';
import { idTag } from '../manifest/tags';
import type { AwsSession } from './AwsSession';
import { describeCluster } from './cluster';
import { isComplete, listStacks, type ClusterStack } from './stacks';

/** Set by eksctl on each of its stacks. */
const clusterNameTag = 'alpha.eksctl.io/cluster-name';

/** What AWS holds of an environment, and what it holds of others under the same name. */
export interface Truth {
  cluster?: Cluster;
  clusterStack?: ClusterStack;
  /** Stacks of node groups, add-ons, access entries and so on. */
  otherStacks: ClusterStack[];
  /** What bears the name and is not this environment's, in words. */
  foreign: string[];
}

/**
 * Asks EKS and CloudFormation. What an environment owns bears its id in a tag; names alone prove nothing,
 * and eksctl's names of stacks can be read as those of another cluster.
 */
export function lookAt(
  session: AwsSession,
  environment: Pick<ProvidedEnvironment, 'id' | 'name'>,
): Promise<Truth> {
  return session.together(() => look(session, environment));
}

async function look(
  session: AwsSession,
  { id, name }: Pick<ProvidedEnvironment, 'id' | 'name'>,
): Promise<Truth> {
  const found = await listStacks(session, stackNames(name));
  const stacks = found.filter(stack => stack.tags[clusterNameTag] === name);
  const isOurs = (tags: Record<string, string> | undefined) => tags?.[idTag] === id;
  const ofCluster = stacks.find(stack => stack.name === `eksctl-${name}-cluster`);
  const clusterStack = ofCluster && isOurs(ofCluster.tags) ? ofCluster : undefined;
  const others = stacks.filter(stack => stack !== ofCluster);
  // What somebody has added to our cluster, for example a node group, goes with it.
  const otherStacks = clusterStack ? others : others.filter(stack => isOurs(stack.tags));

  const cluster = await describeCluster(session, name);
  const clusterIsOurs =
    isOurs(cluster?.tags) || (clusterStack !== undefined && isComplete(clusterStack));
  return {
    cluster: clusterIsOurs ? cluster : undefined,
    clusterStack,
    otherStacks,
    foreign: [
      ...(cluster && !clusterIsOurs ? [`EKS cluster ${name}`] : []),
      ...stacks
        .filter(stack => stack !== clusterStack && !otherStacks.includes(stack))
        .map(stack => `CloudFormation stack ${stack.name}`),
    ],
  };
}

export function allStacks(truth: Truth): ClusterStack[] {
  return [...truth.otherStacks, ...(truth.clusterStack ? [truth.clusterStack] : [])];
}

/** As eksctl finds them (its `pkg/cfn/manager/api.go`), with those that it makes but leaves out there. */
function stackNames(cluster: string): RegExp {
  return new RegExp(
    `^(eksctl|EKS)-${cluster.replace(
      /[^a-zA-Z0-9-]/g,
      '',
    )}-(cluster|nodegroup-.+|addon-.+|podidentityrole-.+|accessentry-.+|capability-.+|fargate|karpenter|auto-mode-role)$`,
  );
}
