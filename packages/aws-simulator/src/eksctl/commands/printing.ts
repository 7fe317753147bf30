import { stringify } from 'yaml';
import type { FlagValues } from '../arguments/types.ts';
import { CommandError } from '../failures.ts';
import { printJson } from '../output/goJson.ts';
import { text, write } from './Command.ts';

export type Format = 'table' | 'json' | 'yaml';

/** @throws CommandError for an unknown `-o`. */
export function formatOf(flags: FlagValues): Format {
  const format = text(flags, 'output') ?? 'table';
  if (format !== 'table' && format !== 'json' && format !== 'yaml') {
    throw new CommandError(
      `unknown output printer type: expected {"table"|"json"|"yaml"} but got ${JSON.stringify(
        format,
      )}`,
    );
  }
  return format;
}

/** Prints data in the format that was asked for. */
export function print(format: Format, value: unknown, table: () => string): void {
  if (format === 'json') {
    write(printJson(value));
  } else {
    write(format === 'yaml' ? stringify(value) : table());
  }
}
