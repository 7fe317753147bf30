import type { Knex } from 'knex';
import type { OperationKind } from '@eks-environments/plugin-environments-common';
import { databaseTime } from './databaseTime';

/** What a replica is able to take up. */
export interface Claimants {
  /** Providers that it knows, and how many operations of a concurrency key each lets run at once. */
  limits: ReadonlyMap<string, number>;
  kinds: OperationKind[];
  /** Operations that it leaves alone for now. */
  except: string[];
}

/**
 * Operations that may be taken up, fairest first. One that nobody took up yet counts against all that run
 * under its key; one that did run counts against those whose lease is alive, so that a limit that was
 * lowered keeps it waiting but never stuck.
 */
export function claimable(knex: Knex, { limits, kinds, except }: Claimants): Knex.QueryBuilder {
  const now = databaseTime(knex).fromNow(0);
  const others = () =>
    knex('operations as r').where('r.state', 'running').where('r.id', '<>', knex.ref('o.id'));
  const sharingTheKey = () =>
    others()
      .where('r.provider', knex.ref('o.provider'))
      .where('r.concurrency_key', knex.ref('o.concurrency_key'))
      .where(counts => counts.where('o.state', 'queued').orWhere('r.lease_expires_at', '>', now))
      .count();

  return knex('operations as o')
    .join('environments as e', 'e.id', 'o.environment_id')
    .whereIn('o.kind', kinds)
    .whereNotIn('o.id', except)
    .where(free =>
      free
        .where('o.state', 'queued')
        .orWhere(abandoned =>
          abandoned
            .where('o.state', 'running')
            .where(lease =>
              lease.whereNull('o.lease_expires_at').orWhere('o.lease_expires_at', '<=', now),
            ),
        ),
    )
    .where(within => {
      within.whereRaw('1 = 0');
      for (const [provider, limit] of limits) {
        within.orWhere(of =>
          of.where('o.provider', provider).whereRaw('(?) < ?', [sharingTheKey(), limit]),
        );
      }
    })
    .orderBy(fairOrder(knex));
}

/** Of the owner with the fewest running first, then the oldest; of operations `o`. */
export function fairOrder(knex: Knex) {
  return [
    {
      column: knex('operations as r')
        .where('r.state', 'running')
        .where('r.owner', knex.ref('o.owner'))
        .where('r.id', '<>', knex.ref('o.id'))
        .count(),
    },
    { column: 'o.created_at' },
    { column: 'o.id' },
  ];
}
