import type { AuditorService } from '@backstage/backend-plugin-api';
import type { GivenUpMessage, Page } from '@eks-environments/plugin-environments-common';
import { audited } from '../audit/audited';
import type { Answer, Call, PageOptions } from '../environments/EnvironmentsService';
import { forbidden } from '../errors';
import { personOf } from '../permissions/Person';
import { mayManageMessages, type MessagesPermissionOptions } from './mayManageMessages';
import type { MessagesService } from './MessagesService';
import type { PersonalCall } from './PreferencesService';

export interface MessagesAuthorizationOptions extends MessagesPermissionOptions {
  auditor: AuditorService;
}

/**
 * The only door to messages that were given up: for people who may look after them. Where permissions are switched
 * off nobody may.
 */
export class AuthorizedMessagesService implements MessagesService {
  readonly #domain: MessagesService<PersonalCall>;
  readonly #options: MessagesAuthorizationOptions;

  constructor(domain: MessagesService<PersonalCall>, options: MessagesAuthorizationOptions) {
    this.#domain = domain;
    this.#options = options;
  }

  async list(page: PageOptions, call: Call): Promise<Page<GivenUpMessage>> {
    return this.#domain.list(page, await this.#judge(call));
  }

  async resend(id: string, channel: string, call: Call): Promise<Answer<GivenUpMessage>> {
    const event = {
      eventId: 'message-resend',
      severityLevel: 'medium' as const,
      meta: { id, channel },
    };
    return audited(
      this.#options.auditor,
      event,
      call,
      async () => this.#domain.resend(id, channel, await this.#judge(call)),
      ({ replayed }) => ({ replayed }),
    );
  }

  async #judge(call: Call): Promise<PersonalCall> {
    const person = personOf(call.credentials);
    if (!person) throw forbidden('person', 'Only people look after messages');
    if (!(await mayManageMessages(this.#options, call.credentials))) {
      throw forbidden('not-allowed', 'You may not look after messages');
    }
    return { ...call, person };
  }
}
