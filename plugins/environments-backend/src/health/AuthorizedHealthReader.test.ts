import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import { AuthorizedHealthReader } from './AuthorizedHealthReader';

const items: ServiceHealth[] = [
  { id: 'ses', kind: 'channel', title: 'Mail', state: 'failing', message: 'No access for role/x' },
  { id: 'eks', kind: 'provider', title: 'AWS', state: 'failing', message: 'It does not answer' },
];
const call = { credentials: mockCredentials.user() };

function reader(authorize: () => Promise<Array<{ result: AuthorizeResult.ALLOW }>>) {
  return new AuthorizedHealthReader(
    { read: async () => ({ items }) },
    {
      permissions: {
        authorize,
        authorizeConditional: () => Promise.reject(new Error('Not asked')),
      },
      permissionsEnabled: true,
    },
  );
}

describe('Health', () => {
  it('is told in full to those who may look after messages', async () => {
    const allowing = reader(async () => [{ result: AuthorizeResult.ALLOW }]);
    expect(await allowing.read(call)).toEqual({ items });
  });

  it('is told while nobody can say who may read it all, without what only some may', async () => {
    const failing = reader(() => Promise.reject(new Error('The permission backend is down')));
    const [{ message, ...channel }, provider] = items;
    expect(await failing.read(call)).toEqual({ items: [channel, provider] });
  });
});
