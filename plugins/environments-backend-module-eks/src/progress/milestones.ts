import type { CreatePhase, DeletePhase } from './phases';
import type { OperationProgress } from './OperationProgress';

/** eksctl installs these before the nodes, since nodes need them. */
const coreAddons = ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent'];

const createMilestones: [RegExp, CreatePhase][] = [
  [/^(eksctl version|using region) /, 'VALIDATING'],
  [
    /^(setting availability zones|subnets for|using existing|using Kubernetes version) /,
    'NETWORK_PLAN',
  ],
  [/^nodegroup "[^"]*" will use /, 'NETWORK_PLAN'],
  [/^(building cluster stack|deploying stack) "eksctl-[^"]*-cluster"/, 'CONTROL_PLANE'],
  [/^creating access entry for /, 'ACCESS'],
  [/^building (managed )?nodegroup stack /, 'NODEGROUPS'],
  [/^(waiting for the control plane to become ready|saved kubeconfig)/, 'KUBECONFIG'],
  [/^all EKS cluster resources for /, 'NODES_READY'],
  [/^nodegroup "[^"]*" has \d+ node/, 'NODES_READY'],
];

const deleteMilestones: [RegExp, DeletePhase][] = [
  [/^deleting EKS cluster /, 'DELETING'],
  [/^(will drain \d+|starting parallel draining)/, 'DRAINING'],
  [/^cleaning up AWS load balancers /, 'LB_CLEANUP'],
  [/^will delete stack "eksctl-[^"]*-nodegroup-/, 'NODEGROUPS'],
  [
    /^will delete stack "eksctl-[^"]*-(addon|podidentityrole|accessentry|capability)-/,
    'IAM_ACCESS',
  ],
  [/^will delete stack "eksctl-[^"]*-cluster"/, 'CONTROL_PLANE'],
];

/** Follows eksctl's records; those that it does not know are log only. */
export interface Milestones {
  /** The first line of a record. */
  pass(text: string): void;
}

/** @param addons - names of the add-ons that the manifest asks for. */
export function createMilestonesOf(progress: OperationProgress, addons: string[]): Milestones {
  const awaited = new Set(addons.filter(name => coreAddons.includes(name)));
  return {
    pass(text) {
      const found = createMilestones.find(([pattern]) => pattern.test(text));
      if (found) {
        progress.enter(found[1]);
        return;
      }
      const [, defaults] = /^default addons (.+) were not specified/.exec(text) ?? [];
      for (const name of defaults?.split(', ') ?? []) {
        if (coreAddons.includes(name)) {
          awaited.add(name);
        }
      }
      if (/^creating addon: |^deploying stack "eksctl-[^"]*-addon-/.test(text)) {
        progress.enter(progress.reached('KUBECONFIG') ? 'POST_ADDONS' : 'CORE_ADDONS');
      }
      const [, created] = /^successfully created addon: (\S+)/.exec(text) ?? [];
      if (
        created &&
        awaited.delete(created) &&
        awaited.size === 0 &&
        progress.reached('CORE_ADDONS')
      ) {
        progress.enter('CP_WAIT');
      }
      if (
        /^(deploying stack "eksctl-[^"]*-podidentityrole-|created pod identity association )/.test(
          text,
        ) &&
        progress.reached('NODES_READY')
      ) {
        progress.enter('POD_IDENTITY');
      }
    },
  };
}

export function deleteMilestonesOf(progress: OperationProgress): Milestones {
  return {
    pass(text) {
      const found = deleteMilestones.find(([pattern]) => pattern.test(text));
      if (found) {
        progress.enter(found[1]);
      }
    },
  };
}
