import type {
  EnvironmentType,
  Footprint,
  QuotaResource,
} from '@eks-environments/plugin-environments-common';
import { toNumber } from '../database/columns';
import type { AmountColumn, Amounts } from '../database/quotas/reservations';
import type { EnvironmentRow, ReservationRow } from '../database/tables';

/** How a resource is stored: in a column, in whole units of which `scale` make one. */
interface StoredResource {
  column: AmountColumn;
  scale: number;
}

/** What can be limited, in the order in which it is shown. */
export const resources: Record<QuotaResource, StoredResource> = {
  'environments.temporary': { column: 'environments_temporary', scale: 1 },
  'environments.permanent': { column: 'environments_permanent', scale: 1 },
  nodes: { column: 'nodes', scale: 1 },
  vcpu: { column: 'vcpu', scale: 1 },
  'memory-gib': { column: 'memory_mib', scale: 1024 },
  'usd-per-month': { column: 'cost_per_month', scale: 1_000_000 },
};

export const resourceNames = Object.keys(resources) as QuotaResource[];

/** As it is stored: whole, rounded to the nearest. */
export function toStored(resource: QuotaResource, amount: number): number {
  return Math.round(amount * resources[resource].scale);
}

/** As people count it: nodes, GiB, USD. */
export function fromStored(resource: QuotaResource, stored: number): number {
  return stored / resources[resource].scale;
}

/** What an environment takes at its most. */
export function amountsOf(environment: {
  type: EnvironmentType;
  footprint: Footprint;
  /** Micro-USD; null is unknown. */
  costPerMonth: number | null;
}): Amounts {
  const { type, footprint, costPerMonth } = environment;
  return {
    environments_temporary: type === 'temporary' ? 1 : 0,
    environments_permanent: type === 'permanent' ? 1 : 0,
    nodes: footprint.nodes,
    vcpu: footprint.vcpu,
    memory_mib: Math.ceil(footprint.memoryGib * 1024),
    cost_per_month: costPerMonth,
  };
}

/** What an environment that is stored takes at its most. */
export function amountsOfRow(
  row: Pick<EnvironmentRow, 'type' | 'footprint' | 'cost_per_month'>,
): Amounts {
  return amountsOf({
    type: row.type,
    footprint: JSON.parse(row.footprint) as Footprint,
    costPerMonth: row.cost_per_month === null ? null : toNumber(row.cost_per_month),
  });
}

/** What a reservation holds. */
export function amountsIn(row: ReservationRow): Amounts {
  return {
    environments_temporary: row.environments_temporary,
    environments_permanent: row.environments_permanent,
    nodes: row.nodes,
    vcpu: row.vcpu,
    memory_mib: toNumber(row.memory_mib),
    cost_per_month: row.cost_per_month === null ? null : toNumber(row.cost_per_month),
  };
}
