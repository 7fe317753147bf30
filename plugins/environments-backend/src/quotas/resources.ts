import type {
  EnvironmentType,
  Footprint,
  QuotaResource,
} from '@eks-environments/plugin-environments-common';
import type { BilledParts } from '@eks-environments/plugin-environments-node';
import { toNumber } from '../database/columns';
import type { AmountColumn, Amounts } from '../database/quotas/reservations';
import type { EnvironmentRow, ReservationRow } from '../database/tables';
import { monthlyCost, partsAsleep } from '../prices/totals';

/** How a resource is stored: in a column, in whole units of which `scale` make one. */
interface StoredResource {
  column: AmountColumn;
  scale: number;
  /** An environment that sleeps holds some of it. */
  heldAsleep: boolean;
}

/** What can be limited, in the order in which it is shown. */
export const resources: Record<QuotaResource, StoredResource> = {
  'environments.temporary': { column: 'environments_temporary', scale: 1, heldAsleep: true },
  'environments.permanent': { column: 'environments_permanent', scale: 1, heldAsleep: true },
  nodes: { column: 'nodes', scale: 1, heldAsleep: false },
  vcpu: { column: 'vcpu', scale: 1, heldAsleep: false },
  'memory-gib': { column: 'memory_mib', scale: 1024, heldAsleep: false },
  'usd-per-month': { column: 'cost_per_month', scale: 1_000_000, heldAsleep: true },
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

const nothingRuns: Footprint = { nodes: 0, vcpu: 0, memoryGib: 0, instances: [] };

/** What an environment that is stored takes: at its most, or what it takes asleep. */
export function amountsOfRow(
  row: Pick<EnvironmentRow, 'type' | 'footprint' | 'cost_per_month' | 'price' | 'asleep_since'>,
): Amounts {
  const asleep = row.asleep_since !== null;
  return amountsOf({
    type: row.type,
    footprint: asleep ? nothingRuns : (JSON.parse(row.footprint) as Footprint),
    costPerMonth: asleep ? costAsleep(row) : costOf(row),
  });
}

function costOf({ cost_per_month: cost }: Pick<EnvironmentRow, 'cost_per_month'>): number | null {
  return cost === null ? null : toNumber(cost);
}

function costAsleep({ price }: Pick<EnvironmentRow, 'price'>): number | null {
  return price === null ? null : monthlyCost(partsAsleep((JSON.parse(price) as BilledParts).parts));
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
