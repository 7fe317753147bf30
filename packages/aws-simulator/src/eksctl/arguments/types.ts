export type FlagType = 'text' | 'switch' | 'number' | 'duration' | 'list';

export interface Flag {
  name: string;
  short?: string;
  type: FlagType;
}

/** Values by a flag's name; durations in seconds. Only what was given. */
export type FlagValues = Record<string, string | boolean | number | string[]>;

export interface ParsedArguments {
  flags: FlagValues;
  /** What isn't a flag, after the command's words. */
  positional: string[];
}
