import type {
  Operation,
  OperationErrorInfo,
  Page,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { toMoment } from '../database/columns';
import { pageOf, readCursor } from '../database/cursor';
import type { OperationRow } from '../database/tables';
import type { OperationsReader } from '../operations/OperationsReader';
import { momentText, present } from './answer';
import type { PageOptions } from './EnvironmentsService';

type Providers = ReadonlyMap<string, EnvironmentProvider>;

export async function answerOperation(
  row: OperationRow,
  operations: OperationsReader,
  providers: Providers,
): Promise<Operation> {
  return present({
    id: row.id,
    environmentId: row.environment_id,
    kind: row.kind,
    state: row.state,
    phase: row.phase ?? undefined,
    phases: providers.get(row.provider)?.phases(row.kind) ?? [],
    percent: row.percent,
    estimatedEnd: momentText(row.estimated_end),
    queuePosition: row.state === 'queued' ? await operations.queuePosition(row.id) : undefined,
    attempt: row.attempt,
    error: row.error === null ? undefined : (JSON.parse(row.error) as OperationErrorInfo),
    createdAt: toMoment(row.created_at).toISOString(),
    startedAt: momentText(row.started_at),
    endedAt: momentText(row.ended_at),
  });
}

/** One page of an environment's operations, newest first. At most one of them is queued. */
export async function listOperations(
  environmentId: string,
  page: PageOptions,
  operations: OperationsReader,
  providers: Providers,
): Promise<Page<Operation>> {
  const request = {
    ...page,
    list: ['operations', environmentId],
    values: 'moment' as const,
  };
  const cursor = readCursor(request);
  const key = cursor && { createdAt: new Date(cursor.value), id: cursor.id };
  const found = await operations.list(environmentId, {
    limit: page.limit + 1,
    ...(key && (cursor.backwards ? { before: key } : { after: key })),
  });
  const walked = cursor?.backwards ? [...found].reverse() : found;
  const { rows, pageInfo } = pageOf(walked, request, row => ({
    value: toMoment(row.created_at).toISOString(),
    id: row.id,
  }));
  const items = await Promise.all(rows.map(row => answerOperation(row, operations, providers)));
  return { items, pageInfo };
}
