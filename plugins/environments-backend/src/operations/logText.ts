import { toUSVString } from 'node:util';

/** Most bytes of a log line's text, in UTF-8. */
export const longestText = 8 * 1024;

const cutMark = '…';
const encoder = new TextEncoder();

/** Text as both databases take it: no NUL, no lone surrogates, at most so many bytes of UTF-8. */
export function storableText(text: string, mostBytes: number = longestText): string {
  const clean = toUSVString(text).replaceAll('\u0000', '\ufffd');
  if (Buffer.byteLength(clean) <= mostBytes) {
    return clean;
  }
  const room = new Uint8Array(mostBytes - Buffer.byteLength(cutMark));
  // Stops before a character that does not fit as a whole.
  const { read } = encoder.encodeInto(clean, room);
  return `${clean.slice(0, read)}${cutMark}`;
}
