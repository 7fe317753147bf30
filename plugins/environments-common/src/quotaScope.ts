import { InputError } from '@backstage/errors';

/** What a scope of quotas covers. @public */
export type QuotaScope =
  | { kind: 'global' }
  | { kind: 'owner'; path: { kind: 'group' | 'user'; namespace: string; name: string } }
  | { kind: 'placement'; path: { provider: string; region: string } };

/** The scope over all environments. @public */
export const globalQuotaScope = 'global';

/** The scope of an owner, by its normalised entity ref. @public */
export function ownerQuotaScope(ref: string): string {
  const [, kind, namespace, name] = /^(group|user):([^/]+)\/([^/]+)$/.exec(ref) ?? [];
  if (!name) throw new InputError(`No ref of an owner: ${ref}`);
  return `owners/${kind}/${namespace}/${name}`;
}

/** The scope of what a provider has in a region. @public */
export function placementQuotaScope(provider: string, region: string): string {
  return `placements/${provider}/${region}`;
}

/** Reads the id of a scope. Throws InputError for any other text. @public */
export function readQuotaScope(scope: string): QuotaScope {
  if (scope === globalQuotaScope) return { kind: 'global' };
  const [kind, first, second, third, ...rest] = scope.split('/');
  if (kind === 'owners' && (first === 'group' || first === 'user') && third && rest.length === 0) {
    return { kind: 'owner', path: { kind: first, namespace: second, name: third } };
  }
  if (kind === 'placements' && first && second && third === undefined) {
    return { kind: 'placement', path: { provider: first, region: second } };
  }
  throw new InputError(`No scope of quotas: ${scope}`);
}

/** The entity ref that a scope covers; undefined where it covers no owner. @public */
export function ownerOfQuotaScope(scope: string): string | undefined {
  const read = readQuotaScope(scope);
  return read.kind === 'owner'
    ? `${read.path.kind}:${read.path.namespace}/${read.path.name}`
    : undefined;
}
