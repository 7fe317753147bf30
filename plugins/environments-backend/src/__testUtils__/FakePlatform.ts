import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import {
  ratePerHour,
  type BilledPart,
  type EvaluationResult,
  type Submission,
} from '@eks-environments/plugin-environments-node';

/** What the fake provider makes of manifests, which are JSON: name, region, nodes. A test may change it as time goes on. */
export class FakePlatform {
  /** USD an hour of every unit; undefined: nobody knows. */
  hourly: string | undefined = '0.1';
  /** Written into every effective manifest. */
  tag: string | undefined;
  /** What every manifest breaks. */
  violations: ErrorDetail[] = [];

  evaluate({ manifest, target }: Submission): EvaluationResult {
    let read: { name: string; region?: string; nodes?: number };
    try {
      read = JSON.parse(manifest);
    } catch {
      const message = 'It is not JSON.';
      return { ok: false, violations: [{ path: 'manifest', rule: 'manifest.json', message }] };
    }
    if (this.violations.length > 0) return { ok: false, violations: this.violations };
    const { name, region = 'eu-west-1', nodes = 2 } = read;
    const place = target ?? 'development';
    return {
      ok: true,
      evaluation: {
        name,
        placement: { target: place, region },
        effectiveManifest: JSON.stringify({ name, region, nodes, tag: this.tag }),
        uniqueKey: `${place}/${region}/${name}`,
        concurrencyKey: `${place}/${region}`,
        footprint: { nodes, vcpu: 2 * nodes, memoryGib: 8 * nodes, instances: [] },
        price: {
          parts: [
            {
              ...this.#part('control-plane', 'Control plane', 'cluster', 1),
              whileHibernated: true,
            },
            this.#part('nodes', 'Nodes', 'node', nodes),
          ],
          notIncluded: ['Data transfer'],
        },
      },
    };
  }

  #part(id: string, title: string, unit: string, count: number): BilledPart {
    const part = { id, title, quantity: { min: count, max: count }, unit };
    if (this.hourly === undefined) return part;
    const rate = ratePerHour(this.hourly);
    const quoted = `${this.hourly} USD per ${unit}-hour`;
    return { ...part, price: { rate: { min: rate, max: rate }, quoted, source: 'Fake' } };
  }
}
