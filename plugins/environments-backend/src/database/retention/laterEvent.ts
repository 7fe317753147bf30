import type { Knex } from 'knex';

/** Narrows events to those that another one of their environment follows. */
export function whereFollowed(events: Knex.QueryBuilder): void {
  events.whereExists(later =>
    later
      .select('later.id')
      .from('environment_events as later')
      .whereRaw('later.environment_id = environment_events.environment_id')
      .andWhere(after =>
        after
          .whereRaw('later.version > environment_events.version')
          .orWhereRaw(
            'later.version = environment_events.version and later.id > environment_events.id',
          ),
      ),
  );
}
