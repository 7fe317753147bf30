import { readFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(__dirname, '../../../../docs/permissions.md');

/** The block of `docs/permissions.md` below the comment `<!-- tested: … -->` with this name. */
export function documented(name: string): string {
  const [, below] = readFileSync(file, 'utf8').split(`<!-- tested: ${name} -->\n`);
  const block = /^\n```\w+\n(.*?)^```$/ms.exec(below ?? '');
  if (!block) throw new Error(`${file} has no block ${name}`);
  return block[1];
}
