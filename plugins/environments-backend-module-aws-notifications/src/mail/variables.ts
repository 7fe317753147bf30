import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import type { Portal } from '../config/NotificationsConfig';
import { pageOf, preferencesPath } from '../portal/links';
import { momentInWords, nameOf } from '../portal/words';
import { occasionOf, tones, type ToneName } from './occasions';
import { plainText } from './plainText';

/** What templates are given. */
export interface MailVariables {
  event: string;
  /** What it is about, in two or three words. */
  label: string;
  title: string;
  /** What the message says, a line each; never empty lines. */
  lines: string[];
  severity: EnvironmentMessage['severity'];
  /** Colours by what happened: `color` is read on `tint`. */
  tone: { name: ToneName; color: string; tint: string };
  /** Where a button leads, and what it says. */
  action: { text: string; url: string };
  /**
   * `owner` as people call them, `ownerRef` as the catalog does. All empty where the message is about no
   * environment.
   */
  environment: { id: string; name: string; owner: string; ownerRef: string; url: string };
  /** Empty where the message is about no request. */
  requestId: string;
  /** When it happened, in words, in UTC. */
  at: string;
  portal: Portal;
  /** Where one chooses what one is told by mail. */
  preferencesUrl: string;
}

export function variablesOf(message: EnvironmentMessage, portal: Portal): MailVariables {
  const { label, tone, action } = occasionOf(message.event);
  return {
    event: message.event,
    label,
    title: plainText(message.title),
    lines: message.text
      .split('\n')
      .map(plainText)
      .filter(line => line !== ''),
    severity: message.severity,
    tone: { name: tone, ...tones[tone] },
    action: { text: action, url: pageOf(portal, message.link) },
    environment: environmentOf(message, portal),
    requestId: message.requestId ?? '',
    at: momentInWords(message.at),
    portal,
    preferencesUrl: pageOf(portal, preferencesPath),
  };
}

function environmentOf(
  { environment }: EnvironmentMessage,
  portal: Portal,
): MailVariables['environment'] {
  if (!environment) return { id: '', name: '', owner: '', ownerRef: '', url: '' };
  const { id, name, owner } = environment;
  const url = pageOf(portal, `/environments/${id}`);
  return { id, name, owner: nameOf(owner), ownerRef: owner, url };
}
