/** What stands where a secret was. */
export const redacted = '[redacted]';

const keyBegin = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z0-9 ]*-----/;
const keyEnd = /-----END [A-Z0-9 ]*PRIVATE KEY[A-Z0-9 ]*-----/;
/** More lines than any private key has. */
const longestKey = 300;

/** A secret is named, then given: `name: value`, `name=value`, `"name": "value"`. */
const named =
  /((?:aws_?)?(?:secret_?access_?key|session_?token|security_?token)|x-amz-(?:security-token|signature|credential)|client-key-data|client_?secret|(?:access|refresh|id|auth|api)[_-]?token|api[_-]?key|password|passwd|authorization|token|secret)((?:\\?["'])?\s*(?:[:=]|%3D)\s*(?:\\?["'])?)(?!\[redacted\])((?:bearer|basic)\s+)?[^\s"'\\,;&}]{6,}/gi;

const shapes: [RegExp, string][] = [
  [
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z0-9 ]*-----[\s\S]*?-----END [A-Z0-9 ]*PRIVATE KEY[A-Z0-9 ]*-----/g,
    redacted,
  ],
  // JSON Web Tokens, and what `aws eks get-token` makes. A longer header is no secret, and without its bound
  // a long line of beginnings would take seconds; what follows the header begins like one.
  [/\beyJ[\w-]{8,1024}\.[\w-]{8,}(?:\.[\w-]*)?/g, redacted],
  [/\bk8s-aws-v1\.[\w=-]+/g, redacted],
  // Unique ids of AWS: access keys of users, of sessions, and session keys of services.
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, redacted],
  [/\b(bearer|basic)\s+[\w+/=.~-]{8,}/gi, `$1 ${redacted}`],
  [named, `$1$2$3${redacted}`],
];

/** 40 characters of base64 with upper case, lower case and digits: the shape of an AWS secret access key. */
const secretLike = /(?<![\w+/=-])[A-Za-z0-9+/]{40}(?![\w+/=-])/g;

function redactSecretLike(candidate: string): string {
  const mixed = /[a-z]/.test(candidate) && /[A-Z]/.test(candidate) && /\d/.test(candidate);
  return mixed ? redacted : candidate;
}

/** Takes secrets out of one text. */
export function redact(text: string): string {
  return shapes
    .reduce((result, [shape, replacement]) => result.replace(shape, replacement), text)
    .replace(secretLike, redactSecretLike);
}

/** Takes secrets out of a stream of lines, private keys over several lines among them. */
export function createLineRedactor(): (line: string) => string {
  let keyLines = 0;
  return line => {
    if (keyLines > 0) {
      keyLines -= 1;
      const end = keyEnd.exec(line);
      if (!end) {
        return redacted;
      }
      keyLines = 0;
      return `${redacted}${redact(line.slice(end.index + end[0].length))}`;
    }
    const whole = redact(line);
    const begin = keyBegin.exec(whole);
    if (!begin) {
      return whole;
    }
    keyLines = longestKey;
    return `${whole.slice(0, begin.index)}${redacted}`;
  };
}
