import type { Command, OfflineCommand } from './commands/Command.ts';
import { commands } from './commands/index.ts';
import { CommandError, notSimulated } from './failures.ts';

/** Commands of the real eksctl that the simulator refuses, by their first word. */
const others = [
  'create',
  'delete',
  'get',
  'update',
  'upgrade',
  'scale',
  'set',
  'unset',
  'drain',
  'utils',
  'enable',
  'register',
  'deregister',
  'associate',
  'disassociate',
  'completion',
  'anywhere',
];

/** The command that the words name, and the words that are left. @throws CommandError. */
export function findCommand(argv: readonly string[]): {
  command: Command | OfflineCommand;
  words: string[];
} {
  const first = argv.findIndex(word => !word.startsWith('-'));
  const verbs = argv.slice(Math.max(0, first), first + 2);
  for (const command of commands) {
    const parts = command.name.split(' ');
    const [verb, noun] = parts;
    const aliases = 'aliases' in command ? command.aliases ?? [] : [];
    if (verbs[0] === verb && (!noun || verbs[1] === noun || aliases.includes(verbs[1]))) {
      const words = [...argv.slice(0, first), ...argv.slice(first + parts.length)];
      return { command, words };
    }
  }
  if (first < 0) {
    throw new CommandError('no command given');
  }
  if (others.includes(verbs[0])) {
    throw notSimulated(`the command ${JSON.stringify(verbs.join(' '))}`);
  }
  throw new CommandError(`unknown command ${JSON.stringify(verbs[0])} for "eksctl"`);
}
