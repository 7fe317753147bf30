import {
  ownerOfQuotaScope,
  readQuotaScope,
  type ErrorDetail,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import type { OwnerDirectory } from '../environments/OwnerDirectory';

/** What keeps limits from being set for a scope: an owner or a placement that there is not. */
export async function refuseScope(
  scope: string,
  context: { owners: OwnerDirectory; providers: ReadonlyMap<string, EnvironmentProvider> },
): Promise<ErrorDetail[]> {
  const read = readQuotaScope(scope);
  if (read.kind === 'owner') {
    const resolved = await context.owners.resolve(ownerOfQuotaScope(scope) ?? '');
    return 'violation' in resolved ? [resolved.violation] : [];
  }
  return read.kind === 'global' ? [] : refusePlacement(read.path, context.providers);
}

/** What keeps a placement from being one: a provider, or a region of it, that there is not. */
export async function refusePlacement(
  { provider: id, region }: { provider: string; region: string },
  providers: ReadonlyMap<string, EnvironmentProvider>,
): Promise<ErrorDetail[]> {
  const provider = providers.get(id);
  if (!provider) {
    return [{ path: 'provider', rule: 'provider.unknown', message: `There is no provider ${id}.` }];
  }
  const { targets } = await provider.describe();
  const regions = [...new Set(targets.flatMap(target => target.regions))];
  if (regions.includes(region)) return [];
  return [
    {
      path: 'region',
      rule: 'region.unknown',
      message: `${id} creates nothing in ${region}, only in ${regions.join(', ')}.`,
    },
  ];
}
