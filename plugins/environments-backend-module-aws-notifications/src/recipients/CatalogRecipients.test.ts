import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { group, user } from '../__testUtils__/people';
import { CatalogRecipients } from './CatalogRecipients';
import { mailAddress } from './mailAddress';

const entities = [
  user('dana', 'dana@example.com'),
  user('lee', 'lee@example.com'),
  user('pat'),
  group('engineering', ['pat'], ['team-a', 'leads']),
  group('team-a', ['dana', 'lee'], ['engineering']),
  group('leads', ['lee', 'gone']),
];
const auth = mockServices.auth();

describe('Recipients', () => {
  const recipients = new CatalogRecipients({ catalog: catalogServiceMock({ entities }), auth });

  it('of a group are its members and those of the groups below it, each once', async () => {
    const found = await recipients.resolve(['group:default/engineering', 'user:default/Dana']);
    expect(found.sort((a, b) => a.ref.localeCompare(b.ref))).toEqual([
      { ref: 'user:default/dana', address: 'dana@example.com' },
      { ref: 'user:default/gone', address: undefined },
      { ref: 'user:default/lee', address: 'lee@example.com' },
      { ref: 'user:default/pat', address: undefined },
    ]);
  });

  it('are not those who are excepted, even where their group is told', async () => {
    const found = await recipients.resolve(['group:default/team-a'], ['user:default/Lee']);
    expect(found.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining(['user:default/dana', 'user:default/pat']),
    );
    expect(found.map(({ ref }) => ref)).not.toContain('user:default/lee');
  });

  it('are nobody where the group is gone', async () => {
    expect(await recipients.resolve(['group:default/nowhere'])).toEqual([]);
  });

  it('cannot be told while the catalog does not answer', async () => {
    const down = catalogServiceMock.mock();
    down.getEntitiesByRefs.mockRejectedValue(new Error('ECONNREFUSED'));
    const unlucky = new CatalogRecipients({ catalog: down, auth });
    await expect(unlucky.resolve(['user:default/dana'])).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});

describe('A mail address', () => {
  it.each([
    ['dana@example.com', 'dana@example.com'],
    [' d.ana+x@exämple.com ', 'd.ana+x@xn--exmple-cua.com'],
    ["o'hara@example.com", "o'hara@example.com"],
  ])('such as %j is taken', (text, address) => {
    expect(mailAddress(text)).toBe(address);
  });

  it.each([
    undefined,
    42,
    '',
    'dana',
    'dana@',
    '@example.com',
    'dana@localhost',
    'a@b.com, c@d.com',
    'a@b.com\r\nBcc: c@d.com',
    'Dana <dana@example.com>',
    'dana@example.com@example.org',
    'dänä@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b.'.repeat(130)}com`,
  ])('such as %j is none', text => {
    expect(mailAddress(text)).toBeUndefined();
  });
});
