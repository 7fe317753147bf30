import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';

export function messageOf(given: Partial<EnvironmentMessage> = {}): EnvironmentMessage {
  return {
    id: 'c0c6c1a0-2d5e-4d5c-8a43-0d1b1d0f7a11',
    event: 'approval-needed',
    recipients: ['user:default/dana'],
    title: 'dana asks for checkout-test (team-a): up to 225.10 USD a month',
    text: 'dana asks for a temporary environment.\nWhy you are asked: it lives for 14 days.',
    link: '/environments/approvals/r-1',
    severity: 'normal',
    environment: { id: 'e-1', name: 'checkout-test', owner: 'group:default/team-a' },
    requestId: 'r-1',
    at: new Date('2030-01-01T10:00:00.000Z'),
    ...given,
  };
}
