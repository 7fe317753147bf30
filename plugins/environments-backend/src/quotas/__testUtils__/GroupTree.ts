import type { Entity } from '@backstage/catalog-model';

/** Who can own something, as the catalog has it now. */
export class GroupTree {
  readonly #above = new Map<string, string[]>();

  /** Puts an owner under these groups; undefined takes it out of the catalog. */
  set(ref: string, above: string[] | undefined): void {
    if (above) this.#above.set(ref, above);
    else this.#above.delete(ref);
  }

  has(ref: string): boolean {
    return this.#above.has(ref);
  }

  entity(ref: string): Entity | undefined {
    const above = this.#above.get(ref);
    const [, kind, namespace, name] = /^(\w+):([^/]+)\/(.+)$/.exec(ref) ?? [];
    if (!above || !name) return undefined;
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: kind === 'user' ? 'User' : 'Group',
      metadata: { name, namespace },
      relations: above.map(targetRef => ({
        type: kind === 'user' ? 'memberOf' : 'childOf',
        targetRef,
      })),
    };
  }

  /** The owner and every group that is reached from it; undefined if there is no such owner. */
  lineage(ref: string): string[] | undefined {
    if (!this.has(ref)) return undefined;
    const reached = new Set([ref]);
    for (const one of reached) {
      for (const group of this.#above.get(one) ?? []) if (this.has(group)) reached.add(group);
    }
    return [...reached];
  }
}
