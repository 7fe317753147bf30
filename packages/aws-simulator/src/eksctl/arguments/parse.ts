import { CommandError, notSimulated } from '../failures.ts';
import type { Flag, FlagValues, ParsedArguments } from './types.ts';

const units: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001, us: 1e-6, ns: 1e-9 };

/** Seconds of a Go duration (`1h30m`); undefined when it isn't one. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') {
    return 0;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|us|ns|m|s)/g)];
  if (parts.length === 0 || parts.map(part => part[0]).join('') !== text) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum + Number(part[1]) * units[part[2]], 0);
}

/** Seconds as Go writes a duration: `25m0s`. */
export function formatDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Math.round((seconds % 60) * 1000) / 1000;
  if (hours > 0) {
    return `${hours}h${minutes}m${rest}s`;
  }
  return minutes > 0 ? `${minutes}m${rest}s` : `${rest}s`;
}

function convert(flag: Flag, text: string, shown: string): FlagValues[string] {
  const wrong = (why: string) =>
    new CommandError(`invalid argument ${JSON.stringify(text)} for "${shown}" flag: ${why}`);
  switch (flag.type) {
    case 'switch':
      if (/^(true|1|t|T|TRUE|True)$/.test(text)) {
        return true;
      }
      if (/^(false|0|f|F|FALSE|False)$/.test(text)) {
        return false;
      }
      throw wrong(`strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`);
    case 'number':
      if (!/^[+-]?\d+$/.test(text)) {
        throw wrong(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
      }
      return Number(text);
    case 'duration': {
      const seconds = parseDuration(text);
      if (seconds === undefined) {
        throw wrong(`time: invalid duration ${JSON.stringify(text)}`);
      }
      return seconds;
    }
    case 'list':
      return text.split(',');
    default:
      return text;
  }
}

/**
 * Reads arguments by the grammar of cobra and pflag.
 * @throws CommandError for a flag that isn't in the list; `unsimulated` names
 * flags that the real eksctl has.
 */
export function parseArguments(
  words: readonly string[],
  flags: readonly Flag[],
  unsimulated: readonly string[],
): ParsedArguments {
  const values: FlagValues = {};
  const positional: string[] = [];
  const rest = [...words];
  const shownName = (flag: Flag) =>
    flag.short ? `-${flag.short}, --${flag.name}` : `--${flag.name}`;
  const set = (flag: Flag, text: string) => {
    const value = convert(flag, text, shownName(flag));
    const before = values[flag.name];
    values[flag.name] =
      Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value;
  };
  const next = (missing: string): string => {
    const text = rest.shift();
    if (text === undefined) {
      throw new CommandError(missing);
    }
    return text;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      positional.push(...rest.splice(0));
    } else if (word.startsWith('--')) {
      const [name, ...value] = word.slice(2).split('=');
      const flag = flags.find(item => item.name === name);
      if (!flag) {
        throw unsimulated.includes(name)
          ? notSimulated(`the flag --${name}`)
          : new CommandError(`unknown flag: --${name}`);
      }
      if (value.length > 0) {
        set(flag, value.join('='));
      } else {
        set(flag, flag.type === 'switch' ? 'true' : next(`flag needs an argument: --${name}`));
      }
    } else if (word.startsWith('-') && word !== '-') {
      shorthand(word.slice(1));
    } else {
      positional.push(word);
    }
  }
  return { flags: values, positional };

  function shorthand(cluster: string): void {
    const short = cluster[0];
    const flag = flags.find(item => item.short === short);
    if (!flag) {
      throw new CommandError(`unknown shorthand flag: '${short}' in -${cluster}`);
    }
    const tail = cluster.slice(1);
    if (flag.type === 'switch' && !tail.startsWith('=')) {
      set(flag, 'true');
      if (tail) {
        shorthand(tail);
      }
    } else if (tail) {
      set(flag, tail.replace(/^=/, ''));
    } else {
      set(flag, next(`flag needs an argument: '${short}' in -${cluster}`));
    }
  }
}
