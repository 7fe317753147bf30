import { identity, type Environment } from './aboutRequest';
import type { MessageDraft } from './Outbox';
import { clip, longestTitle } from './words';

/** To the platform's admins. `since` is when it was noticed. */
export function ownerMissing(about: {
  environment: Environment;
  recipients: string[];
  since: Date;
}): MessageDraft {
  const { environment, recipients, since } = about;
  return {
    event: 'owner-missing',
    dedupe: `owner-missing/${environment.id}/${since.toISOString()}`,
    recipients,
    title: clip(`${environment.name} has no owner any more`, longestTitle),
    text: `${environment.owner} is gone from the catalog. Transfer ${environment.name} to another owner, or delete it.`,
    link: `/environments/${environment.id}`,
    severity: 'high',
    environment: identity(environment),
    at: since,
  };
}
