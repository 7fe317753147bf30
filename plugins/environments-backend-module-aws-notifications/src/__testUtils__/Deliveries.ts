import type { DeliveryContext } from '@eks-environments/plugin-environments-node';

/** What all replicas have stored of deliveries. */
export class Deliveries {
  readonly #settled = new Map<string, Set<string>>();
  /** Of whom admins were told, each time. */
  readonly unreachable: string[][] = [];

  contextOf(
    { id }: { id: string },
    signal: AbortSignal = new AbortController().signal,
  ): DeliveryContext {
    const settled = this.#settled.get(id) ?? new Set();
    this.#settled.set(id, settled);
    return {
      signal,
      settled: async () => new Set(settled),
      settle: async people => people.forEach(person => settled.add(person)),
      unreachable: async people => void this.unreachable.push(people),
    };
  }
}
