import fc from 'fast-check';
import { stringify } from 'yaml';
import { smallest, submit } from '../manifest/__testUtils__/submissions';

// Put together here, so that nothing takes this file for a leak.
const join = (...parts: string[]) => parts.join('');
const letters = 'aB3dE5gH7jK9mN1pQ2sT4vW6xY8zA0cD';
const awsSecret = join('wJalrXUtnFEMI/K7MDENG', '/bPxRfiCYEXAMPLEKEY');

const secrets: [string, string][] = [
  ['the id of an AWS access key', join('AKIA', 'IOSFODNN7EXAMPLE')],
  ['an AWS secret access key', awsSecret],
  ['a private key', join('-----BEGIN OPENSSH ', 'PRIVATE KEY-----')],
  ['a private key', join('-----BEGIN PGP ', 'PRIVATE KEY BLOCK-----')],
  ['a token of GitHub', join('ghp_', letters, 'abcd')],
  ['a token of GitHub', join('github_pat_', letters)],
  ['a token of GitLab', join('glpat-', letters)],
  ['a token of Slack', join('xoxb-', '123456789012-', letters)],
  ['a token of Slack', join('https://hooks.slack.com/', 'services/T00000000/B00000000/x')],
  ['a key of Google', join('AIza', letters, 'abc')],
  ['a key of Google', join('GOCSPX-', letters)],
  ['a key of Stripe', join('sk_live_', letters)],
  ['a token of npm', join('npm_', letters, 'abcd')],
  ['a JSON Web Token', join('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxIn0.', letters)],
  ['a password in an address', join('postgres://portal:', 'hunter2@db.example.com/x')],
  ['a password, key or token', 'connect with password=hunter2'],
];

type Manifest = ReturnType<typeof smallest> & Record<string, any>;

function withTags(tags: object): Manifest {
  const manifest = smallest();
  return { ...manifest, metadata: { ...manifest.metadata, ...{ tags } } };
}

function withValues(values: string | object): Manifest {
  const configurationValues = typeof values === 'string' ? values : JSON.stringify(values);
  return { ...smallest(), addons: [{ name: 'coredns', configurationValues }] };
}

/** The paths of the secrets that are found, and why. */
async function found(...args: Parameters<typeof submit>) {
  const result = await submit(...args);
  return result.ok
    ? []
    : result.violations
        .filter(({ rule }) => rule === 'guardrail.secret')
        .map(({ path, message }) => [
          path,
          message.replace(/^This looks like |\. A manifest.*/g, ''),
        ]);
}

const values = 'manifest/addons/0/configurationValues';

describe('secrets in a manifest', () => {
  it.each(secrets)(
    'refuses %s in a value, by its name and without repeating it',
    async (what, text) => {
      const manifests: [string, Manifest][] = [
        ['manifest/metadata/tags/note', withTags({ note: text })],
        [`${values}/deep/0/note`, withValues({ deep: [{ note: text }] })],
        [`${values}/note`, withValues(stringify({ note: `first\n${text}\nlast` }))],
      ];
      for (const [path, manifest] of manifests) {
        expect(await found(manifest)).toEqual([[path, what]]);
        expect(JSON.stringify(await submit(manifest))).not.toContain(text.slice(6));
      }
    },
  );

  it.each<[string, object, string]>([
    ['a key', { adminPassword: 'x' }, '/adminPassword'],
    ['a nested key', { auth: { basic: [{ password: 7 }] } }, '/auth/basic/0/password'],
    ['a list', { api: { tokens: ['x'] } }, '/api/tokens'],
    ['a variable', { env: [{ name: 'DB_PASSWORD', value: 'x' }] }, '/env/0/value'],
    ['an upper-case key', { 'AWS-SECRET-ACCESS-KEY': 'x' }, '/AWS-SECRET-ACCESS-KEY'],
    ['an argument', { args: ['--client-secret=x'] }, '/args/0'],
    ['a document in a text', { file: '{"user": "u", "apiKey": "x"}' }, '/file'],
  ])('refuses what %s of an add-on calls a secret', async (_where, given, path) => {
    expect(await found(withValues(given))).toEqual([[values + path, 'a password, key or token']]);
    expect(await found(withValues(stringify(given)))).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['flags', { automountServiceAccountToken: true, password: 'false', token: '' }],
    ['names of Secrets', { existingSecret: 'mine', secretName: 'x', imagePullSecrets: ['y'] }],
    [
      'references',
      { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }] },
    ],
    ['variables of containers', { env: [{ name: 'TOKEN', value: '$(OTHER)' }] }],
    ['ARNs', { arn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:mine-AbCdEf' }],
    [
      'long roles',
      { arn: `arn:aws:iam::111122223333:role/${awsSecret.slice(5).replace('/', 'x')}` },
    ],
    ['digests', { image: `x@sha256:${'0a1b2c3d'.repeat(8)}`, commit: '0a1b2c3d'.repeat(5) }],
    [
      'other words',
      { passwordless: 'yes', tokenTtl: '1h', globals: 'global-defaults-of-every-team-x' },
    ],
  ])('takes %s for no secret', async (_what, given) => {
    expect(await submit(withValues(given))).toMatchObject({ ok: true });
  });

  it('refuses a secret in a comment, of the manifest or of the values of an add-on', async () => {
    expect(await found(`${stringify(smallest())}# the password: hunter2`)).toEqual([
      ['manifest', 'a secret in a comment'],
    ]);
    expect(await found(withValues(`replicas: 1 # ${secrets[0][1]}`))).toEqual([
      [values, secrets[0][0]],
    ]);
  });

  it('refuses what the platform team has named, in linear time', async () => {
    const guardrails = { secretPatterns: ['^corp-[0-9]{6}$', '(a+)+x$'] };
    const refused = await submit(
      withTags({ 'corp-123456': 'kubernetes.io', note: 'corp-654321' }),
      {
        guardrails,
      },
    );
    expect(refused).toMatchObject({
      ok: false,
      violations: [{}, { path: 'manifest/metadata/tags/note' }],
    });
    expect(JSON.stringify(refused)).toContain('guardrails.secretPatterns.0');
    expect(JSON.stringify(refused)).not.toMatch(/corp-\d/);
    const long = { note: `${'a'.repeat(30_000)}!` };
    expect(await submit(withTags(long), { guardrails })).toMatchObject({ ok: false });
  });

  it('repeats a secret in no violation, whatever else is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...secrets.map(([, text]) => text)),
        fc.constantFrom<(text: string) => string | object>(
          text => withTags({ [text]: 'x'.repeat(300) }),
          text => withTags({ [`${'x'.repeat(90)} ${text}`]: { y: 1 } }),
          text => ({ ...smallest(), [text]: { [text]: 1 } }),
          text => withValues({ [text]: text }),
          text => withValues(`{ "x": ${text}`),
          text => ({ ...smallest(), metadata: { name: text, region: text, version: text } }),
          text => `${JSON.stringify(text)}: &anchor\n  ${JSON.stringify(text)}: !!str x\n`,
          text => `x: ${text}\ny: [`,
          text => ({
            ...smallest(),
            managedNodeGroups: [{ name: text, labels: { [text]: text } }],
          }),
        ),
        async (text, make) => {
          const result = await submit(make(text));
          expect(result).toMatchObject({ ok: false });
          const told = JSON.stringify(result);
          for (let at = 0; at + 12 <= text.length; at += 1) {
            const piece = text.slice(at, at + 12);
            expect([piece, told.includes(JSON.stringify(piece).slice(1, -1))]).toEqual([
              piece,
              false,
            ]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
