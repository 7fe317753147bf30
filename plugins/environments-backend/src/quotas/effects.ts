import type { Knex } from 'knex';
import type { QuotaEffect } from '@eks-environments/plugin-environments-common';
import { noEnd, toMoment, toNumber } from '../database/columns';
import { findHolders, type HolderRecord } from '../database/quotas/holders';
import { noRoom } from '../errors';
import type { Visible } from '../permissions/Rights';
import { QuotaExceeded } from './Ledger';
import { fromStored, resources, toStored } from './resources';
import type { Share } from './shares';
import { refusalInWords } from './words';

/** Most holders that are named. */
const shown = 20;
/** Most holders among whose ends the moment is looked for at which enough is free. */
const considered = 500;

/** Shares as they are told: for what is exceeded with the reason, who holds it and when it is freed. */
export async function effectsOf(
  db: Knex,
  shares: Share[],
  visible: Visible,
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
        ? { message: refusalInWords(share), ...(await explain(db, share, visible)) }
        : fits),
    });
  }
  return effects;
}

/** A refusal of the ledger as callers get it; any other error as it is. */
export async function inWords(error: unknown, db: Knex, visible: Visible): Promise<unknown> {
  if (!(error instanceof QuotaExceeded)) return error;
  const exceeded = error.shares.filter(share => share.exceeded);
  return noRoom(await effectsOf(db, exceeded, visible));
}

async function explain(db: Knex, share: Share, visible: Visible) {
  const { column } = resources[share.resource];
  const { scope, own } = share;
  const { rows, total } = await findHolders(db, { scope, own, column }, visible, considered);
  const freedAt = freedAtOf(share, rows);
  const holders = rows.slice(0, shown).map(row => ({
    environmentId: row.environment_id,
    name: row.name,
    owner: row.owner,
    status: row.status,
    amount: fromStored(share.resource, toNumber(row[column] ?? 0)),
    ...endOf(row),
  }));
  return { holders, otherHolders: total - holders.length, ...(freedAt && { freedAt }) };
}

export function endOf({ expires_at: expiresAt }: Pick<HolderRecord, 'expires_at'>) {
  const end = toMoment(expiresAt);
  return end.getTime() < noEnd.getTime() ? { expiresAt: end.toISOString() } : {};
}

/** When the ends of what is known have freed enough; a deletion takes some time more. */
function freedAtOf(share: Share, rows: HolderRecord[]): string | undefined {
  const { resource, limit, inUse, asked } = share;
  if (asked === undefined || asked > limit) return undefined;
  const { column } = resources[resource];
  let missing = toStored(resource, inUse) + toStored(resource, asked) - toStored(resource, limit);
  for (const row of rows) {
    const { expiresAt } = endOf(row);
    if (expiresAt === undefined) return undefined;
    missing -= toNumber(row[column] ?? 0);
    if (missing <= 0) return expiresAt;
  }
  return undefined;
}
