import type { Addon, ClusterConfig } from '../config/types.ts';
import type { Random } from '../../identifiers/Random.ts';

const beforeNodes = ['eks-pod-identity-agent', 'vpc-cni', 'kube-proxy', 'coredns'];
const defaults = ['vpc-cni', 'kube-proxy', 'coredns', 'metrics-server'];

export interface AddonPlan {
  /** Defaults that the config doesn't name. */
  missing: string[];
  before: Addon[];
  after: Addon[];
}

/** What is installed before the nodes come and what after; the order is chance. */
export function planAddons(config: ClusterConfig, random: Random): AddonPlan {
  const named = config.addons ?? [];
  const auto = config.autoModeConfig?.enabled === true;
  const wanted = auto ? ['metrics-server'] : defaults;
  const missing = config.addonsConfig?.disableDefaultAddons
    ? []
    : random.shuffled(wanted).filter(name => !named.some(addon => addon.name === name));
  const all = [...named, ...missing.map((name): Addon => ({ name }))];
  const early = all.filter(addon => beforeNodes.includes(addon.name));
  const agent = early.filter(addon => addon.name === 'eks-pod-identity-agent');
  return {
    missing,
    before: [...agent, ...random.shuffled(early.filter(addon => !agent.includes(addon)))],
    after: all.filter(addon => !early.includes(addon)),
  };
}
