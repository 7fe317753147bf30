/** Whether a key says that its value is a secret, for example `DB_PASSWORD` or `apiKey`. */
export function namesSecret(key: string): boolean {
  const words = key
    .slice(-100)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
    .slice(-3);
  const last = words.at(-1);
  if (last === 'secret') {
    // These name a Secret of Kubernetes.
    return !['existing', 'pull', 'tls', 'ca', 'cert', 'certificate'].includes(words.at(-2) ?? '');
  }
  return (
    last === 'token' ||
    last === 'tokens' ||
    /(password|passwd|passphrase|pwd|credential|(api|secret|private|access)key|clientsecret|(auth|access|api|bearer|refresh)token|connectionstring)s?$/.test(
      words.join(''),
    )
  );
}

const empty = new Set(['', 'true', 'false', 'yes', 'no', 'on', 'off', 'null', 'none', '~']);
/** What Kubernetes puts in when a container starts. */
const reference = /^\$(\(\w{1,100}\)|\{\w{1,100}\})$/;

/** Whether a value under such a key can be one: text or a number, no flag and no reference. */
export function holdsSecret(value: unknown): boolean {
  if (typeof value !== 'string') {
    return typeof value === 'number';
  }
  const text = value.trim();
  return !empty.has(text.toLowerCase()) && !reference.test(text);
}

const assignment =
  /(?<![\w:/.])([A-Za-z][\w.-]{0,80})["']?[ \t]{0,4}[:=][ \t]{0,4}["']?([^\s"',;]{1,80})/g;

/** Whether a text has, for example, `password: hunter2` or `--token=…` in it. */
export function assignsSecret(text: string): boolean {
  return [...text.matchAll(assignment)].some(
    ([, key, value]) => namesSecret(key) && holdsSecret(value) && /[A-Za-z0-9]/.test(value),
  );
}
