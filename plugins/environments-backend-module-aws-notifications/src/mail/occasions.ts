import type { MessageEvent } from '@eks-environments/plugin-environments-node';

/** How a mail looks and which template it is made from. */
export interface Occasion {
  /** The template's name, without its format. */
  template: TemplateName;
  /** What it is about, in two or three words. */
  label: string;
  tone: ToneName;
  /** What the button says. */
  action: string;
}

export const templateNames = [
  'approval',
  'decision',
  'expiry',
  'lifecycle',
  'attention',
  'message',
] as const;
export type TemplateName = (typeof templateNames)[number];

/** Colours of labels; each has a contrast of at least 4.5 to its tint. */
export const tones = {
  action: { color: '#1f5493', tint: '#e6eef8' },
  good: { color: '#17703a', tint: '#e3f3e8' },
  caution: { color: '#8a5300', tint: '#fdf0da' },
  bad: { color: '#b3261e', tint: '#fbe7e6' },
  neutral: { color: '#4f5b66', tint: '#eceff2' },
} as const;
export type ToneName = keyof typeof tones;

const openRequest = 'Open the request';
const openEnvironment = 'Open the environment';
/** Of one that is not there. */
const openRecord = 'Open its page';

const occasions: Record<MessageEvent, Occasion> = {
  'approval-needed': {
    template: 'approval',
    label: 'Approval needed',
    tone: 'action',
    action: openRequest,
  },
  'approval-reminder': {
    template: 'approval',
    label: 'Reminder: approval needed',
    tone: 'caution',
    action: openRequest,
  },
  'approval-escalated': {
    template: 'approval',
    label: 'Escalated to you',
    tone: 'caution',
    action: openRequest,
  },
  'request-changed': {
    template: 'approval',
    label: 'Request changed',
    tone: 'caution',
    action: openRequest,
  },
  'request-approved': {
    template: 'decision',
    label: 'Approved',
    tone: 'good',
    action: openEnvironment,
  },
  'request-rejected': {
    template: 'decision',
    label: 'Rejected',
    tone: 'bad',
    action: openRecord,
  },
  'request-lapsed': {
    template: 'decision',
    label: 'Lapsed',
    tone: 'caution',
    action: openRecord,
  },
  'request-withdrawn': {
    template: 'decision',
    label: 'Withdrawn',
    tone: 'neutral',
    action: openRecord,
  },
  'environment-ready': {
    template: 'lifecycle',
    label: 'Ready',
    tone: 'good',
    action: 'Connect to it',
  },
  'environment-failed': {
    template: 'lifecycle',
    label: 'Failed',
    tone: 'bad',
    action: 'See what went wrong',
  },
  'environment-hibernated': {
    template: 'lifecycle',
    label: 'Hibernated',
    tone: 'neutral',
    action: openEnvironment,
  },
  'environment-woken': {
    template: 'lifecycle',
    label: 'Awake',
    tone: 'good',
    action: openEnvironment,
  },
  'environment-wake-refused': {
    template: 'lifecycle',
    label: 'Still asleep',
    tone: 'caution',
    action: openEnvironment,
  },
  'environment-deleted': {
    template: 'lifecycle',
    label: 'Deleted',
    tone: 'neutral',
    action: openRecord,
  },
  'environment-expiring': {
    template: 'expiry',
    label: 'Ends soon',
    tone: 'caution',
    action: 'Extend it or let it end',
  },
  'environment-extended': {
    template: 'expiry',
    label: 'Extended',
    tone: 'good',
    action: openEnvironment,
  },
  'quota-nearly-used': {
    template: 'attention',
    label: 'Quota nearly used',
    tone: 'caution',
    action: 'Look at the quotas',
  },
  'address-missing': {
    template: 'attention',
    label: 'Cannot be reached',
    tone: 'caution',
    action: 'Look at the catalog',
  },
  'owner-missing': {
    template: 'attention',
    label: 'Owner missing',
    tone: 'caution',
    action: openEnvironment,
  },
};

const other: Occasion = {
  template: 'message',
  label: 'Environments',
  tone: 'neutral',
  action: 'Open in the portal',
};

/** Messages may tell of events that this version does not know yet. */
export function occasionOf(event: string): Occasion {
  return Object.hasOwn(occasions, event) ? occasions[event as MessageEvent] : other;
}

/** All events that are known. */
export const knownEvents = Object.keys(occasions) as MessageEvent[];
