import { InputError } from '@backstage/errors';
import type { Portal } from '../config/NotificationsConfig';
import { MailTemplates } from './MailTemplates';

/** @throws InputError with the key's name if a template of the adopter's cannot be used. */
export function loadTemplates(portal: Portal, overrides: string | undefined): MailTemplates {
  try {
    return MailTemplates.load({ portal, overrides });
  } catch (error) {
    throw new InputError(
      `Wrong configuration: environments.notifications.ses.templates: ${(error as Error).message}`,
    );
  }
}
