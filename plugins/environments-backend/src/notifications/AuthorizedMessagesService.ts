import type { AuditorService, PermissionsService } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  messageManagePermission,
  type GivenUpMessage,
  type Page,
} from '@eks-environments/plugin-environments-common';
import { audited } from '../audit/audited';
import type { Call, PageOptions } from '../environments/EnvironmentsService';
import { forbidden } from '../errors';
import { personOf } from '../permissions/Person';
import type { MessagesService } from './MessagesService';

export interface MessagesAuthorizationOptions {
  permissions: PermissionsService;
  /** Whether the portal's permissions are switched on. */
  permissionsEnabled: boolean;
  auditor: AuditorService;
}

/**
 * The only door to messages that were given up: for people who may look after them. Where permissions are switched
 * off nobody may.
 */
export class AuthorizedMessagesService implements MessagesService {
  readonly #domain: MessagesService;
  readonly #options: MessagesAuthorizationOptions;

  constructor(domain: MessagesService, options: MessagesAuthorizationOptions) {
    this.#domain = domain;
    this.#options = options;
  }

  async list(page: PageOptions, call: Call): Promise<Page<GivenUpMessage>> {
    await this.#judge(call);
    return this.#domain.list(page, call);
  }

  async resend(id: string, channel: string, call: Call): Promise<GivenUpMessage> {
    const event = {
      eventId: 'message-resend',
      severityLevel: 'medium' as const,
      meta: { id, channel },
    };
    return audited(this.#options.auditor, event, call, async () => {
      await this.#judge(call);
      return this.#domain.resend(id, channel, call);
    });
  }

  async #judge({ credentials }: Call): Promise<void> {
    const { permissions, permissionsEnabled } = this.#options;
    if (!personOf(credentials)) {
      throw forbidden('person', 'Only people look after messages');
    }
    const [decision] = await permissions.authorize([{ permission: messageManagePermission }], {
      credentials,
    });
    if (!permissionsEnabled || decision.result !== AuthorizeResult.ALLOW) {
      throw forbidden('not-allowed', 'You may not look after messages');
    }
  }
}
