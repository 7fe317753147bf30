import { randomUUID } from 'node:crypto';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { toNumber } from '../database/columns';
import { findEnvironment } from '../database/environments/findEnvironment';
import type { Person } from '../permissions/Person';
import { whomToTell } from '../requests/enoughPeople';
import { nominate } from '../requests/nominate';
import type { FourEyes } from './requestDeletion';
import type { SubmitContext } from './submitEnvironment';

/**
 * Who approves that this person deletes an environment, where its type needs that. Throws
 * ServiceUnavailableError.
 */
export async function fourEyesOn(
  id: string,
  person: Person,
  {
    database,
    owners,
    providers,
    config,
  }: Pick<SubmitContext, 'database' | 'owners' | 'providers' | 'config'>,
): Promise<FourEyes | undefined> {
  const { deletions: types, rules } = config.approvals;
  const environment = types.length > 0 ? await findEnvironment(database, id) : undefined;
  if (!environment || !types.includes(environment.type) || isFinalStatus(environment.status)) {
    return undefined;
  }
  const { owner: ref, type, cost_per_month: cost } = environment;
  const found = await owners.resolve(ref);
  // What nobody owns any more must be possible to delete, too.
  const owner = 'violation' in found ? { ref, lineage: [], parents: [] } : found;
  const costPerMonth = cost === null ? null : toNumber(cost);
  const besides = [person.ref];
  const nomination = nominate({ owner, type, costPerMonth }, besides, rules);
  return {
    types,
    lifecycle: config.lifecycle,
    providers,
    asked: {
      id: randomUUID(),
      kind: 'delete',
      person,
      approval: {
        required: true,
        reasons: [`Two people decide on the deletion of ${type} environments`],
      },
      nomination,
      told: await whomToTell({ ...nomination, besides }, { ...config, owners }),
      reason: null,
    },
  };
}
