import { domainToASCII } from 'node:url';

const longest = 254;
/** What Amazon SES takes before the @, without the quoting that nobody uses. */
const local = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/;
const domain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** The address as it can be put on an envelope; undefined for what is none. */
export function mailAddress(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const [name, host, ...rest] = text.trim().split('@');
  const ascii = domainToASCII(host ?? '');
  const address = `${name}@${ascii}`;
  const fits = rest.length === 0 && address.length <= longest;
  return fits && local.test(name) && domain.test(ascii) ? address : undefined;
}
