import type { Knex } from 'knex';
import type {
  QuotaEffect,
  QuotaHolder,
  QuotaResource,
} from '@eks-environments/plugin-environments-common';
import { toMoment, toNumber } from '../database/columns';
import { findHolders, type HolderRecord } from '../database/quotas/holders';
import { endOf } from '../environments/lifetime';
import type { BigNumber } from '../database/tables';
import { noRoom } from '../errors';
import type { Visible } from '../permissions/Rights';
import { freedBy, type FreeingContext } from './freeing';
import { QuotaExceeded } from './Ledger';
import { fromStored, resources, toStored } from './resources';
import type { Share } from './shares';
import { refusalInWords } from './words';

/** Most holders that are named. */
const shown = 20;
/** Most holders among whose ends the moment is looked for at which enough is free. */
const considered = 500;

export interface EffectsContext extends FreeingContext {
  database: Knex;
}

/** Shares as they are told: for what is exceeded with the reason, who holds it and when it is freed. */
export async function effectsOf(
  shares: Share[],
  visible: Visible,
  context: EffectsContext,
): Promise<QuotaEffect[]> {
  const effects: QuotaEffect[] = [];
  for (const share of shares) {
    const { scope, resource, limit, inUse, asked, exceeded, reserved } = share;
    const fits = { holders: [], otherHolders: 0 };
    effects.push({
      scope,
      resource,
      limit,
      inUse,
      ...(asked !== undefined && { asked }),
      exceeded,
      ...(reserved && { reserved }),
      ...(exceeded
        ? { message: refusalInWords(share), ...(await explain(share, visible, context)) }
        : fits),
    });
  }
  return effects;
}

/** A refusal of the ledger as callers get it; any other error as it is. */
export async function inWords(
  error: unknown,
  visible: Visible,
  context: EffectsContext,
): Promise<unknown> {
  if (!(error instanceof QuotaExceeded)) return error;
  const exceeded = error.shares.filter(share => share.exceeded);
  return noRoom(await effectsOf(exceeded, visible, context));
}

async function explain(share: Share, visible: Visible, context: EffectsContext) {
  const { column } = resources[share.resource];
  const { scope, own } = share;
  const { rows, total } = await findHolders(
    context.database,
    { scope, own, column },
    visible,
    considered,
  );
  const freedAt = freedAtOf(share, rows, context);
  const holders = rows.slice(0, shown).map(row => ({
    ...answerHolder(row),
    ...amountOf(share.resource, row[column]),
  }));
  return { holders, otherHolders: total - holders.length, ...(freedAt && { freedAt }) };
}

/** An environment that holds something, without what it holds. */
export function answerHolder(row: HolderRecord): Omit<QuotaHolder, 'amount'> {
  const { grace_ends_at: graceEndsAt } = row;
  const expiresAt = endOf(row)?.toISOString();
  return {
    environmentId: row.environment_id,
    name: row.name,
    owner: row.owner,
    status: row.status,
    ...(expiresAt && { expiresAt }),
    ...(graceEndsAt !== null && { graceEndsAt: toMoment(graceEndsAt).toISOString() }),
    deletionProtection: row.deletion_protection !== 0,
  };
}

/** Nothing of what is unknown. */
export function amountOf(
  resource: QuotaResource,
  stored: BigNumber | null,
): Pick<QuotaHolder, 'amount'> {
  return stored === null ? {} : { amount: fromStored(resource, toNumber(stored)) };
}

/** When what is known of has given back enough, unless somebody keeps it. */
function freedAtOf(
  share: Share,
  rows: HolderRecord[],
  context: FreeingContext,
): string | undefined {
  const { resource, limit, inUse, asked } = share;
  if (asked === undefined || asked > limit) return undefined;
  const { column } = resources[resource];
  let missing = toStored(resource, inUse) + toStored(resource, asked) - toStored(resource, limit);
  const freed = rows
    .map(row => ({ at: freedBy(row, resource, context), amount: toNumber(row[column] ?? 0) }))
    .filter(({ at }) => at !== undefined)
    .sort((a, b) => Number(a.at) - Number(b.at));
  for (const { at, amount } of freed) {
    missing -= amount;
    if (missing <= 0) return at?.toISOString();
  }
  return undefined;
}
