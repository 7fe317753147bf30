import { structuredPatch } from 'diff';
import { parse, stringify } from 'yaml';

/** A line of the difference: added, removed, unchanged, or a gap where unchanged lines are left out. */
export interface ChangeLine {
  kind: 'added' | 'removed' | 'same' | 'gap';
  text: string;
}

const kinds: Record<string, ChangeLine['kind']> = {
  '+': 'added',
  '-': 'removed',
};

/**
 * What completing a manifest has changed in it. Both texts are parsed and written in one form first, so
 * that quotes, comments and order do not count; a text that cannot be parsed is compared as it is.
 */
export function changes(submitted: string, effective: string): ChangeLine[] {
  const [before, after] = inOneForm(submitted, effective);
  const { hunks } = structuredPatch('', '', before, after, '', '', {
    context: 3,
  });
  return hunks.flatMap((hunk, index) => [
    ...(index > 0 || hunk.oldStart > 1 ? [{ kind: 'gap' as const, text: '⋯' }] : []),
    ...hunk.lines
      .filter(line => !line.startsWith('\\'))
      .map(line => ({ kind: kinds[line[0]] ?? 'same', text: line.slice(1) })),
  ]);
}

function inOneForm(...texts: [string, string]): [string, string] {
  try {
    const [before, after] = texts.map(text =>
      stringify(parse(text), { sortMapEntries: true, lineWidth: 0 }),
    );
    return [before, after];
  } catch {
    return texts;
  }
}
