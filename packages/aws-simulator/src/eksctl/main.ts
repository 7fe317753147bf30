import { AwsCallError } from './aws/errors.ts';
import { parseArguments } from './arguments/parse.ts';
import { globalFlags, globalUnsimulated } from './commands/flags.ts';
import { CommandError, Panic, panicTrace } from './failures.ts';
import { findCommand } from './findCommand.ts';
import { findSimulator } from './simulator/endpoint.ts';
import { Session } from './simulator/Session.ts';
import { banner } from './version.ts';

/** Runs one command and ends the process. Signals are not handled, as in the real eksctl. */
export async function main(argv: string[]): Promise<void> {
  process.stderr.write(banner);
  // Whoever reads us has gone: the real one dies of SIGPIPE.
  process.stdout.on('error', () => process.exit(141));
  let session: Session | undefined;
  let exit = 0;
  try {
    const { command, words } = findCommand(argv);
    const { flags, positional } = parseArguments(
      words,
      [...command.flags, ...globalFlags],
      [...('run' in command ? command.unsimulated ?? [] : []), ...globalUnsimulated],
    );
    if (flags.help === true) {
      const names = [...command.flags, ...globalFlags].map(flag => `  --${flag.name}`);
      process.stdout.write(`Usage: eksctl ${command.name} [flags]\n\n${names.join('\n')}\n`);
    } else if ('offline' in command) {
      command.offline(flags);
    } else {
      const { client, health } = await findSimulator(process.env);
      session = await Session.open(client, health.speed, argv, command.name);
      await command.run({ flags, positional, session });
    }
  } catch (error) {
    exit = report(error);
  }
  await session?.end(exit);
  process.exit(exit);
}

function report(error: unknown): number {
  if (error instanceof Panic) {
    process.stderr.write(panicTrace(error.message));
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Error: ${message}\n`);
  const known = error instanceof CommandError || error instanceof AwsCallError;
  if (!known && error instanceof Error) {
    process.stderr.write(`eksctl simulator: a fault of its own\n${error.stack}\n`);
  }
  return 1;
}
