import {
  ownerOfQuotaScope,
  readQuotaScope,
  type QuotaResource,
} from '@eks-environments/plugin-environments-common';
import type { Share } from './shares';

const units: Record<QuotaResource, (amount: number) => string> = {
  'environments.temporary': n => `${n} temporary environment${n === 1 ? '' : 's'}`,
  'environments.permanent': n => `${n} permanent environment${n === 1 ? '' : 's'}`,
  nodes: n => `${n} node${n === 1 ? '' : 's'}`,
  vcpu: n => `${n} vCPU`,
  'memory-gib': n => `${n} GiB of memory`,
  'usd-per-month': n => `${n.toFixed(2)} USD a month`,
};

/** What a scope covers: "team-a", "eks in eu-west-1". */
export function scopeInWords(scope: string): string {
  const owner = ownerOfQuotaScope(scope);
  if (owner !== undefined)
    return owner.replace(/^group:(default\/)?/, '').replace(/^user:default\//, 'user:');
  const read = readQuotaScope(scope);
  return read.kind === 'placement'
    ? `${read.path.provider} in ${read.path.region}`
    : 'All environments together';
}

/** Why a share is refused, in a sentence or two. */
export function refusalInWords({ scope, resource, limit, inUse, asked }: Share): string {
  const who = scopeInWords(scope);
  if (asked === undefined) {
    return `What it costs is not known, and ${who} may have up to ${units[resource](limit)}.`;
  }
  const have = readQuotaScope(scope).kind === 'global' ? 'have' : 'has';
  const left = Math.max(0, limit - inUse);
  return (
    `${who} ${have} ${units[resource](inUse)} of ${inNumbers(resource, limit)} in use; ` +
    `this asks for ${inNumbers(resource, asked)}, and ${
      left === 0 ? 'nothing' : inNumbers(resource, left)
    } is left.`
  );
}

function inNumbers(resource: QuotaResource, amount: number): string {
  return resource === 'usd-per-month' ? amount.toFixed(2) : String(amount);
}
