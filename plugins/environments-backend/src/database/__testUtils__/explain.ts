import type { Knex } from 'knex';

/** How PostgreSQL has carried out a statement. */
export interface Explained {
  sql: string;
  milliseconds: number;
  scans: Scan[];
}

interface Scan {
  table: string;
  node: string;
  index?: string;
  /** That were looked at, whether they fit or not. */
  rows: number;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** Has PostgreSQL explain how it carries out the statements of some work; nothing of it stays done. */
export async function explain(
  knex: Knex,
  work: (db: Knex) => Promise<unknown>,
): Promise<Explained[]> {
  const statements: Array<{ sql: string; bindings: Knex.RawBinding[] }> = [];
  const note = (query: { sql: string; bindings: Knex.RawBinding[] }) => statements.push(query);
  await undone(knex, async tx => {
    knex.on('query', note);
    await work(tx).finally(() => knex.removeListener('query', note));
  });
  const explained: Explained[] = [];
  await undone(knex, async tx => {
    for (const { sql, bindings } of statements) {
      if (!/^(with|select|insert|update|delete)/i.test(sql)) continue;
      const { rows } = await tx.raw(
        `explain (analyze, format json) ${sql.replace(/\$\d+/g, '?')}`,
        bindings,
      );
      const [{ Plan: plan, 'Execution Time': milliseconds }] = rows[0]['QUERY PLAN'];
      explained.push({ sql, milliseconds, scans: scansOf(plan) });
    }
  });
  return explained;
}

class Undo extends Error {}

async function undone(knex: Knex, work: (tx: Knex.Transaction) => Promise<void>): Promise<void> {
  try {
    await knex.transaction(async tx => {
      await work(tx);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
}

function scansOf(node: PlanNode): Scan[] {
  const below = (node.Plans ?? []).flatMap(scansOf);
  const table = node['Relation Name'];
  if (table === undefined || !node['Node Type'].endsWith('Scan')) return below;
  const each =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  const rows = Math.round(each * node['Actual Loops']);
  const scan = { table, node: node['Node Type'], index: node['Index Name'], rows };
  return [scan, ...below];
}
