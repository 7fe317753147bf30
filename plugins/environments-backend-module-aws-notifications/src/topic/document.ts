import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import type { Portal } from '../config/NotificationsConfig';
import { pageOf } from '../portal/links';

/** What is published, as `schemas/environment-message.v1.schema.json` describes it. */
export interface MessageDocument {
  schemaVersion: 1;
  id: string;
  event: string;
  severity: EnvironmentMessage['severity'];
  at: string;
  title: string;
  text: string;
  url: string;
  environment?: { id: string; name: string; owner: string };
  requestId?: string;
  recipients: string[];
  except: string[];
}

export function documentOf(message: EnvironmentMessage, portal: Portal): MessageDocument {
  const { id, event, severity, at, title, text, requestId, recipients } = message;
  const { environment, except = [] } = message;
  return {
    schemaVersion: 1,
    id,
    event,
    severity,
    at: at.toISOString(),
    title,
    text,
    url: pageOf(portal, message.link),
    ...(environment && {
      environment: { id: environment.id, name: environment.name, owner: environment.owner },
    }),
    ...(requestId !== undefined && { requestId }),
    recipients,
    except,
  };
}
