import {
  ownerOfQuotaScope,
  readQuotaScope,
  type QuotaResource,
} from '@eks-environments/plugin-environments-common';
import type { Share } from './shares';

/** What is counted, for many of it. */
const units: Record<QuotaResource, string> = {
  'environments.temporary': 'temporary environments',
  'environments.permanent': 'permanent environments',
  nodes: 'nodes',
  vcpu: 'vCPU',
  'memory-gib': 'GiB of memory',
  'usd-per-month': 'USD a month',
};

/** What a scope covers: "team-a", "eks in eu-west-1". */
export function scopeInWords(scope: string): string {
  const owner = ownerOfQuotaScope(scope);
  if (owner !== undefined) return owner.replace(/^(group|user):(default\/)?/, '');
  const read = readQuotaScope(scope);
  return read.kind === 'placement'
    ? `${read.path.provider} in ${read.path.region}`
    : 'All environments together';
}

/** Why a share is refused, in a sentence. */
export function refusalInWords({ scope, resource, limit, inUse, asked }: Share): string {
  const who = scopeInWords(scope);
  const amount = (of: number) => inNumbers(resource, of);
  return asked === undefined
    ? `${who}: what it costs is not known, and at most ${amount(limit)} USD a month is allowed.`
    : `${who}: ${amount(inUse)} of ${amount(limit)} ${
        units[resource]
      } are in use, and this asks for ${amount(asked)} more.`;
}

function inNumbers(resource: QuotaResource, amount: number): string {
  const digits = resource === 'usd-per-month' ? 2 : 0;
  return amount.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: 2,
  });
}

/** How much is used, as it begins a sentence: "team-a uses 9 of 10 nodes". */
export function useInWords(use: {
  scope: string;
  resource: QuotaResource;
  inUse: number;
  limit: number;
}): string {
  const { scope, resource, inUse, limit } = use;
  const verb = readQuotaScope(scope).kind === 'global' ? 'use' : 'uses';
  const amount = (of: number) => inNumbers(resource, of);
  return `${scopeInWords(scope)} ${verb} ${amount(inUse)} of ${amount(limit)} ${units[resource]}`;
}
