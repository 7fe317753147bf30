/** An IPv4 network: `[first, last]` as unsigned numbers, and the length of its prefix. */
export interface Cidr {
  first: number;
  last: number;
  prefix: number;
}

const octet = '(0|[1-9]\\d{0,2})';
const pattern = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}/(0|[1-9]\\d?)$`);

/**
 * The network that a text like `10.0.0.0/16` names; undefined for any other text. Leading zeros and set
 * host bits are refused: parsers disagree about them.
 */
export function parseCidr(text: string): Cidr | undefined {
  const match = pattern.exec(text);
  if (!match) {
    return undefined;
  }
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  if ([a, b, c, d].some(part => part > 255) || prefix > 32) {
    return undefined;
  }
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, last: first + size - 1, prefix } : undefined;
}

export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.first <= other.last && other.first <= one.last;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

function network(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) {
    throw new TypeError(`No network: ${text}`);
  }
  return cidr;
}

/** Ranges of RFC 1918 and, last, RFC 6598. */
export const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(
  network,
);
