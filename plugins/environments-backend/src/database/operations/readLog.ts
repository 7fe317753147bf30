import type { Knex } from 'knex';
import { isOperationOver, type LogLine } from '@eks-environments/plugin-environments-common';
import { toMoment } from '../columns';
import type { LogRow, OperationRow } from '../tables';

/** Most lines of one answer. */
const pageSize = 500;

export interface LogPage {
  items: LogLine[];
  next: number;
  complete: boolean;
}

/** One page of lines after a number; undefined if there is no such operation. */
export async function readLogPage(
  knex: Knex,
  operationId: string,
  after: number,
): Promise<LogPage | undefined> {
  // The state comes first: a holder's last lines are stored before its operation ends.
  const operation = await knex<OperationRow>('operations')
    .where({ id: operationId })
    .first('state');
  if (!operation) {
    return undefined;
  }
  const rows = await knex<LogRow>('operation_log')
    .where({ operation_id: operationId })
    .where('n', '>', after)
    .orderBy('n')
    .limit(pageSize);
  return {
    items: rows.map(({ n, at, stream, level, text }) => ({
      n,
      at: toMoment(at).toISOString(),
      stream,
      level,
      text,
    })),
    next: rows.at(-1)?.n ?? after,
    complete: isOperationOver(operation.state) && rows.length < pageSize,
  };
}

/** How far an operation's log has come; undefined if there is no such operation. */
export async function readLogEnd(
  knex: Knex,
  operationId: string,
): Promise<{ last: number; over: boolean } | undefined> {
  const row = await knex('operations')
    .where({ id: operationId })
    .first('state', knex('operation_log').where({ operation_id: operationId }).max('n').as('last'));
  return row && { last: row.last ?? 0, over: isOperationOver(row.state) };
}
