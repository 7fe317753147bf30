import type { Knex } from 'knex';
import type { LogLine } from '@eks-environments/plugin-environments-common';
import type { LogRow } from '../tables';
import { locksRows } from './databaseTime';
import type { Fence } from './fence';

/**
 * Inserts lines in one statement, if the operation is still the holder's. Sharing the lock of its row keeps
 * a next holder from taking over between the check and the insert. Lines that are there already stay: an
 * insert may be repeated.
 */
export async function insertLog(knex: Knex, fence: Fence, lines: LogLine[]): Promise<void> {
  const values = JSON.stringify(lines);
  const held = [fence.operationId, fence.leaseToken];
  await (locksRows(knex)
    ? knex.raw(
        `with held as (
           select id from operations where id = ? and lease_token = ? and state = 'running' for share
         )
         insert into operation_log (operation_id, n, at, stream, level, text)
         select held.id, line.n, line.at, line.stream, line.level, line.text
         from held, json_to_recordset(?::json)
           as line (n integer, at timestamptz, stream text, level text, text text)
         on conflict do nothing`,
        [...held, values],
      )
    : knex.raw(
        `insert into operation_log (operation_id, n, at, stream, level, text)
         select held.id, line.value ->> 'n', line.value ->> 'at', line.value ->> 'stream',
           line.value ->> 'level', line.value ->> 'text'
         from operations held, json_each(?) line
         where held.id = ? and held.lease_token = ? and held.state = 'running'
         on conflict do nothing`,
        [values, ...held],
      ));
}

/** The number of the last stored line; 0 if there is none. */
export async function lastLogNumber(knex: Knex, operationId: string): Promise<number> {
  const row = await knex<LogRow>('operation_log')
    .where({ operation_id: operationId })
    .max({ n: 'n' })
    .first();
  return row?.n ?? 0;
}
