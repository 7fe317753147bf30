import type { LogLine } from '@eks-environments/plugin-environments-common';

/** The log as plain text, a line each. */
export function logText(lines: LogLine[]): string {
  return lines.map(({ at, text }) => `${at} ${text}\n`).join('');
}

/** Parts of equal length, so that only the last one changes when lines are added. */
export function inBlocks<T>(lines: T[], length = 200): T[][] {
  const blocks: T[][] = [];
  for (let start = 0; start < lines.length; start += length) {
    blocks.push(lines.slice(start, start + length));
  }
  return blocks;
}
