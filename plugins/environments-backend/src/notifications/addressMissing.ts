import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationChannel } from '@eks-environments/plugin-environments-node';
import type { MessageDraft } from './Outbox';
import { clip, longestTitle, nameOf } from './words';

const mostNamed = 100;

/** To the platform's admins, about people of whom they were not told before. `why` is a sentence. */
export function addressMissing(about: {
  channel: Pick<NotificationChannel, 'id' | 'title'>;
  people: string[];
  why: string;
  admins: string[];
  now: Date;
}): MessageDraft {
  const { channel, people, why, admins, now } = about;
  const [first] = people;
  const who = people.length === 1 ? nameOf(first) : `${people.length} people`;
  const more = people.length - mostNamed;
  return {
    event: 'address-missing',
    dedupe: `address-missing/${channel.id}/${first}`,
    recipients: admins,
    title: clip(`${who} cannot be reached: ${channel.title ?? channel.id}`, longestTitle),
    text: [
      why,
      ...people.slice(0, mostNamed),
      more > 0 && `… and ${more} more`,
      'You are not told of them again. In the portal they read their messages all the same.',
    ]
      .filter(Boolean)
      .join('\n'),
    link: people.length === 1 ? pageOf(first) : '/catalog',
    severity: 'normal',
    at: now,
  };
}

function pageOf(user: string): string {
  const { kind, namespace, name } = parseEntityRef(user);
  return `/catalog/${namespace}/${kind}/${name}`;
}
