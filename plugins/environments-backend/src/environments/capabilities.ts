import { isFinalStatus, type Capabilities } from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import type { EnvironmentRecord } from '../database/environments/records';
import type { Rights } from '../permissions/Rights';
import { factsOfEnvironment } from './facts';
import { hasMovableEnd } from './extension';
import { isGoing } from './isGoing';
import { capOf, endOf, hasEnded } from './lifetime';
import { refusalOfRetry } from './retryEnvironment';
import { mayTransfer } from './transferEnvironment';

/** What the caller may do now, by policy and by status. */
export function capabilitiesOf(
  row: EnvironmentRecord,
  context: {
    rights: Rights;
    provider: EnvironmentProvider | undefined;
    maxLifetime: number;
    now: Date;
  },
): Capabilities {
  const { rights } = context;
  const facts = factsOfEnvironment(row);
  const { status } = row;
  const over = isFinalStatus(status);
  const mayUpdate = !over && rights.may('update', facts);
  const going = isGoing(row);
  const maySleep = !going && context.provider?.hibernation !== undefined;
  return {
    update: mayUpdate,
    delete:
      !over &&
      status !== 'deleting' &&
      row.delete_requested_at === null &&
      row.deletion_protection === 0 &&
      rights.may('delete', facts),
    retry:
      (status === 'failed' && refusalOfRetry(row, context.now) === undefined && mayUpdate) ||
      (status === 'delete-failed' && rights.may('delete', facts)),
    access: status === 'ready' && rights.may('access', facts),
    transfer: mayTransfer(status) && mayUpdate,
    extend: isExtendable(row, context) && mayUpdate,
    hibernate: maySleep && status === 'ready' && mayUpdate,
    wake:
      maySleep &&
      status === 'hibernated' &&
      row.grace_ends_at === null &&
      !hasEnded(row, context.now) &&
      mayUpdate,
    protect: !going && rights.may('protect', facts),
  };
}

/** Whether there is a later end that it may be given; besides an open request for one another may be granted at once. */
function isExtendable(
  row: EnvironmentRecord,
  { maxLifetime, now }: { maxLifetime: number; now: Date },
): boolean {
  const elseAsked = row.open_request_kind !== null && row.open_request_kind !== 'extend';
  if (!hasMovableEnd(row) || elseAsked) return false;
  const [end, cap] = [endOf(row), capOf(row, maxLifetime)];
  return end !== null && cap !== null && cap > end && cap > now;
}
