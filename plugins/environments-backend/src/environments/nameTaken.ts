import type { Knex } from 'knex';
import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { Evaluation } from '@eks-environments/plugin-environments-node';
import { findOccupant } from '../database/environments/findEnvironment';
import type { Rights } from '../permissions/Rights';
import { factsOfEnvironment } from './facts';

/** Who takes a name is told only to those who may read it. */
export async function nameTaken(
  db: Knex,
  evaluation: Pick<Evaluation, 'name' | 'uniqueKey'>,
  rights: Rights,
): Promise<ErrorDetail> {
  const { name } = evaluation;
  const occupant = await findOccupant(db, evaluation);
  const message =
    occupant && rights.may('read', factsOfEnvironment(occupant))
      ? `The name ${name} is taken by the environment ${occupant.id} of ${occupant.owner}`
      : `The name ${name} is taken`;
  return { path: 'name', rule: 'name.taken', message };
}
