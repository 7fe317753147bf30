import {
  readQuotaScope,
  type ProviderInfo,
  type QuotaLimits,
  type QuotaResource,
  type QuotaUse,
} from '@eks-environments/plugin-environments-common';
import { usdFigure, usdInWords } from '../money/words';
import { providerTitle } from '../providers/providerNames';

export const quotaResources = [
  'environments.temporary',
  'environments.permanent',
  'nodes',
  'vcpu',
  'memory-gib',
  'usd-per-month',
] as const satisfies readonly QuotaResource[];

export const resourceWords: Record<QuotaResource, string> = {
  'environments.temporary': 'Temporary environments',
  'environments.permanent': 'Permanent environments',
  nodes: 'Nodes',
  vcpu: 'vCPU',
  'memory-gib': 'Memory (GiB)',
  'usd-per-month': 'USD a month',
};

/** An amount under the name of its resource: a bare figure. */
export function amountFigure(resource: QuotaResource, amount: number): string {
  return resource === 'usd-per-month' ? usdFigure(amount) : amount.toLocaleString('en-US');
}

/** An amount that says itself what it counts, for example "3 nodes"; undefined is unknown, as a cost can be. */
export function amountInWords(resource: QuotaResource, amount: number | undefined): string {
  if (amount === undefined) return 'cost unknown';
  const figure = amountFigure(resource, amount);
  switch (resource) {
    case 'environments.temporary':
      return `${figure} temporary`;
    case 'environments.permanent':
      return `${figure} permanent`;
    case 'nodes':
      return amount === 1 ? '1 node' : `${figure} nodes`;
    case 'vcpu':
      return `${figure} vCPU`;
    case 'memory-gib':
      return `${figure} GiB`;
    default:
      return `${usdInWords(amount)} a month`;
  }
}

/**
 * A scope in words, where no component can look up its title: an owner by the short form of its ref, a place
 * by the titles of what provides it, as far as these are given.
 */
export function scopeInWords(scope: string, providers: ProviderInfo[] = []): string {
  const read = readQuotaScope(scope);
  switch (read.kind) {
    case 'global':
      return 'All environments';
    case 'placement':
      return `${providerTitle(providers, read.path.provider)} in ${read.path.region}`;
    default: {
      const { namespace, name } = read.path;
      return namespace === 'default' ? name : `${namespace}/${name}`;
    }
  }
}

export const sourceWords: Record<QuotaUse['source'], string> = {
  none: 'no limit',
  default: 'by default',
  config: 'configuration',
  set: 'set',
};

function limitInWords(resource: QuotaResource, limit: QuotaLimits[QuotaResource]): string {
  if (limit === undefined) return 'as configured';
  return limit === 'unlimited' ? limit : amountFigure(resource, limit);
}

/** What a change did, one line a resource, for example "Nodes: 10 → unlimited". */
export function changesInWords(before: QuotaLimits, after: QuotaLimits): string[] {
  return quotaResources
    .filter(resource => before[resource] !== after[resource])
    .map(
      resource =>
        `${resourceWords[resource]}: ${limitInWords(resource, before[resource])} → ${limitInWords(
          resource,
          after[resource],
        )}`,
    );
}
