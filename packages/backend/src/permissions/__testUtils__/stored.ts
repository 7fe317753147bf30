import type { Portal } from './Portal';
import type { Subject } from './subjects';

/** What calls change that are about no environment: as it is for all, whoever is asked about. */
const ofAll = ['quota_changes', 'environment_preferences', 'idempotency_keys'];
/** What is made with an environment, and by nothing that goes on by itself. */
const counted = ['environments', 'environment_requests', 'environment_decisions'];
/** What is stored of an environment besides its own row. */
const besides = [
  ...['environment_requests', 'environment_events', 'operations'],
  ...['quota_reservations', 'outbox_messages'],
];

/** All that a call about something could change, for comparison. */
export async function stored({ database }: Portal, subject: Subject): Promise<string> {
  const { environment, request } = subject;
  const sorted = async (rows: Promise<object[]>) =>
    (await rows).map(row => JSON.stringify(row)).sort();
  const parts = await Promise.all([
    sorted(database('environments').where({ id: environment })),
    sorted(database('environment_decisions').where({ request_id: request })),
    sorted(database('environment_request_approvers').where({ request_id: request })),
    // Scopes are also written down as soon as something counts in them.
    sorted(database('quota_scopes').whereNotNull('set_by')),
    sorted(database('outbox_deliveries').whereNotNull('resent_at')),
    ...besides.map(table => sorted(database(table).where({ environment_id: environment }))),
    ...ofAll.map(table => sorted(database(table))),
    ...counted.map(table => database(table).count({ rows: '*' })),
  ]);
  return JSON.stringify(parts);
}
