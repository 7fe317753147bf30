import type { Knex } from 'knex';
import type { Clock, NotificationChannel } from '@eks-environments/plugin-environments-node';
import { noteUnreachable } from '../database/notifications/noteUnreachable';
import { addressMissing } from './addressMissing';
import type { Outbox } from './Outbox';

export interface UnreachablePeopleOptions {
  database: Knex;
  outbox: Outbox;
  /** Entity refs of those who are told; without any, nobody is. */
  admins: string[];
  clock: Clock;
}

/** Whom channels cannot reach, told to admins once for each person and channel. */
export class UnreachablePeople {
  readonly #options: UnreachablePeopleOptions;

  constructor(options: UnreachablePeopleOptions) {
    this.#options = options;
  }

  async tell(channel: NotificationChannel, people: string[], why: string): Promise<void> {
    const { database, outbox, admins, clock } = this.#options;
    if (people.length === 0 || admins.length === 0) return;
    const now = clock.now();
    // In one order, so that replicas never wait for each other in a circle.
    const sorted = [...new Set(people)].sort();
    await database.transaction(async tx => {
      const news = await noteUnreachable(tx, { channel: channel.id, people: sorted, now });
      if (news.length > 0) {
        await outbox.write(tx, addressMissing({ channel, people: news, why, admins, now }));
      }
    });
  }
}
