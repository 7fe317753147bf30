import fc from 'fast-check';
import { createLineRedactor, redact, redacted } from './redact';

const charsOf = (chars: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...chars), minLength, maxLength });
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const letters = `${upper}${upper.toLowerCase()}${digits}`;
const base64 = `${letters}+/`;

const accessKeyId = fc
  .tuple(fc.constantFrom('AKIA', 'ASIA'), charsOf(`${upper}234567`, 16, 16))
  .map(parts => parts.join(''));
const secretKey = charsOf(base64, 37, 37).map(text => `aZ7${text}`);
const token = charsOf(base64, 60, 200);
const jwt = fc
  .tuple(charsOf(letters, 20, 40), charsOf(letters, 20, 80), charsOf(letters, 20, 43))
  .map(([head, body, signature]) => `eyJ${head}.eyJ${body}.${signature}`);
const pem = charsOf(base64, 64, 400).map(body => (body.match(/.{1,64}/g) ?? []).join('\n'));
const words = fc.constantFrom(
  '',
  'creating cluster "demo"',
  'level=info msg=',
  '2030-01-01 [ℹ] ',
  '{"a":1} ',
);

const secrets: Record<string, fc.Arbitrary<{ secret: string; written: string }>> = {
  'access key ids': accessKeyId.map(secret => ({ secret, written: secret })),
  'secret access keys by their shape': secretKey.map(secret => ({ secret, written: secret })),
  'values by their name': fc
    .tuple(
      fc.constantFrom(
        'aws_secret_access_key = ',
        'AWS_SECRET_ACCESS_KEY=',
        'aws_session_token=',
        'AWS_SESSION_TOKEN: ',
        '"SecretAccessKey": "',
        '"SessionToken":"',
        '\\"SessionToken\\":\\"',
        'X-Amz-Security-Token=',
        'client-key-data: ',
        'token: ',
        'password=',
      ),
      token,
    )
    .map(([name, secret]) => ({ secret, written: `${name}${secret}` })),
  'bearer tokens': token.map(secret => ({ secret, written: `Authorization: Bearer ${secret}` })),
  'JSON web tokens': jwt.map(secret => ({ secret, written: secret })),
  'tokens of kubeconfigs': charsOf(letters, 40, 300).map(body => ({
    secret: `k8s-aws-v1.${body}`,
    written: `k8s-aws-v1.${body}`,
  })),
  'private keys': pem.map(secret => ({
    secret,
    written: `-----BEGIN EC PRIVATE KEY-----\n${secret}\n-----END EC PRIVATE KEY-----`,
  })),
};

describe('redact', () => {
  it.each(Object.entries(secrets))('takes out %s, wherever they stand', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, words, words, ({ secret, written }, before, after) => {
        const result = redact(`${before} ${written} ${after}`);
        expect(result).toContain(redacted);
        for (let at = 0; at + 12 <= secret.length; at += 4) {
          expect(result).not.toContain(secret.slice(at, at + 12));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes a private key out of a stream of lines, and only that', () => {
    fc.assert(
      fc.property(pem, fc.constantFrom('', 'RSA ', 'OPENSSH ', 'ENCRYPTED '), (body, kind) => {
        const redactLine = createLineRedactor();
        const lines = [
          'before',
          `key: -----BEGIN ${kind}PRIVATE KEY-----`,
          ...body.split('\n'),
          `-----END ${kind}PRIVATE KEY-----`,
          'after',
        ];
        const result = lines.map(redactLine);
        expect(result[0]).toBe('before');
        expect(result[1]).toBe(`key: ${redacted}`);
        expect(new Set(result.slice(2, -1))).toEqual(new Set([redacted]));
        expect(result.at(-1)).toBe('after');
      }),
    );
  });

  it('changes nothing twice', () => {
    const anySecret = fc.oneof(...Object.values(secrets)).map(({ written }) => written);
    fc.assert(
      fc.property(anySecret, text => {
        expect(redact(redact(text))).toBe(redact(text));
      }),
    );
  });

  it.each([
    '2030-01-01 12:00:00 [ℹ]  building cluster stack "eksctl-demo-cluster"',
    'arn:aws:cloudformation:eu-west-1:111122223333:stack/eksctl-demo-cluster/0f8fad5b-d9cb-469f-a165-70867728950e',
    'token: none',
    'sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    'https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
    'commit 0f8fad5bd9cb469fa16570867728950e0f8fad5b',
    'waiting for the control plane to become ready',
  ])('leaves what is no secret: %s', text => {
    expect(redact(text)).toBe(text);
  });

  it('takes its time in proportion to the text', () => {
    const hostile = ['-----BEGIN PRIVATE KEY-----', 'token=', 'eyJ', 'eyJ-', 'bearer ', 'A'].map(
      part => part.repeat(60_000 / part.length),
    );
    hostile.forEach(text => expect(redact(text).length).toBeGreaterThan(0));
  });
});

it('leaves only the header of a JSON Web Token with an uncommonly long one', () => {
  const header = `eyJ${'a'.repeat(4_000)}`;
  expect(redact(`${header}.eyJzdWIiOiJkYW5hIn0.c2lnbmF0dXJl`)).toBe(`${header}.${redacted}`);
});
