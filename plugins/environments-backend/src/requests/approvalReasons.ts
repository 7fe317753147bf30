import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import type { Unmet } from '../permissions/unmetConditions';

const viaWords: Record<string, string> = {
  page: 'the portal',
  scaffolder: 'a software template',
  'mcp-actions': 'an agent',
};

const general = 'The policy asks for an approval of such an environment';

/** Why a policy does not let these facts skip approval, in words for the requester and the approver. */
export function approvalReasons(unmet: Unmet[], facts: EnvironmentFacts): string[] {
  const reasons = new Set(unmet.map(condition => reasonOf(condition, facts)));
  return reasons.size > 0 ? [...reasons] : [general];
}

function reasonOf(condition: Unmet, facts: EnvironmentFacts): string {
  if (condition === 'unclear') return general;
  switch (condition.fact) {
    case 'costPerMonth':
      return costReason(facts.costPerMonth, condition.atMost);
    case 'lifetime':
      return lifetimeReason(facts.lifetime, condition.atMost);
    case 'nodes':
      return nodesReason(facts.nodes, condition.atMost);
    case 'type':
      return typeReason(facts.type);
    case 'provider':
      return `Environments of the provider ${facts.provider} need an approval`;
    case 'region':
      return `Environments in ${facts.region} need an approval`;
    case 'via':
      return `What is asked for through ${viaWords[facts.via] ?? facts.via} needs an approval`;
    case 'owner':
      return `An environment of ${facts.owner} needs an approval when ${facts.requester} asks for it`;
    case 'requester':
      return `What ${facts.requester} asks for needs an approval`;
    default:
      return general;
  }
}

function typeReason(type: EnvironmentFacts['type']): string {
  return `${type === 'permanent' ? 'Permanent' : 'Temporary'} environments need an approval`;
}

function lifetimeReason(lifetime: number | undefined, limit: number): string {
  if (lifetime === undefined) return typeReason('permanent');
  return `It lives for ${inWords(lifetime)}; up to ${inWords(limit)} needs no approval`;
}

function nodesReason(nodes: number, limit: number): string {
  const need = limit === 1 ? 'needs' : 'need';
  return `It has up to ${counted(nodes, 'node')}; up to ${limit} ${need} no approval`;
}

function costReason(cost: number | undefined, limit: number): string {
  const free = `${usd(limit)} USD`;
  if (cost === undefined) return `Its cost is not known; up to ${free} a month needs no approval`;
  // To the cent a cost just above the limit would look as if it were within.
  const shown = usd(cost) === usd(limit) ? `slightly more than ${free}` : `up to ${usd(cost)} USD`;
  return `It costs ${shown} a month; up to ${free} needs no approval`;
}

/** Of micro-USD, rounded half up to the cent; whole amounts without cents. */
function usd(microUsd: number): string {
  const cents = Math.floor(microUsd / 10_000 + 0.5);
  return (cents / 100).toLocaleString('en-US', {
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
}

/** Of whole minutes, for example "1 day 12 hours". */
export function inWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const parts: Array<[number, string]> = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ];
  const told = parts.filter(([amount]) => amount > 0).map(part => counted(...part));
  return told.join(' ') || counted(0, 'minute');
}

/** For example "2 nodes". */
export function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
