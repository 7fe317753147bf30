import type { Flag, FlagValues } from '../arguments/types.ts';
import { loadConfig } from '../config/load.ts';
import type { ClusterConfig } from '../config/types.ts';
import { CommandError } from '../failures.ts';
import { Logger } from '../output/Logger.ts';
import type { Session } from '../simulator/Session.ts';
import { connect, type Tool } from '../Tool.ts';
import { randomInt } from 'node:crypto';

export interface Invocation {
  flags: FlagValues;
  positional: string[];
  session: Session;
}

/** One command of eksctl. */
export interface Command {
  /** Its words: `create cluster`. */
  name: string;
  /** Other words for its last one: `get clusters`. */
  aliases?: string[];
  flags: Flag[];
  /** Flags of the real eksctl that the simulator refuses. */
  unsimulated?: string[];
  run(invocation: Invocation): Promise<void>;
}

/** A command that needs no AWS. */
export interface OfflineCommand {
  name: string;
  flags: Flag[];
  offline(flags: FlagValues): void;
}

export const text = (flags: FlagValues, name: string): string | undefined =>
  typeof flags[name] === 'string' ? String(flags[name]) : undefined;
export const number = (flags: FlagValues, name: string): number | undefined =>
  typeof flags[name] === 'number' ? Number(flags[name]) : undefined;

export function write(output: string): void {
  process.stdout.write(output);
}

/** Where records go: stdout, or stderr while stdout carries data. */
export function loggerOf(flags: FlagValues, dataOnStdout = false): Logger {
  const stream = dataOnStdout ? process.stderr : process.stdout;
  return new Logger(output => stream.write(output), number(flags, 'verbose') ?? 3);
}

/** @throws CommandError when a flag is given that doesn't go with `-f`. */
export function refuseWithFile(flags: FlagValues, names: readonly string[]): void {
  const name = names.find(item => flags[item] !== undefined);
  if (name) {
    throw new CommandError(`cannot use --${name} when --config-file/-f is set`);
  }
}

/** The name that is given as a flag or as the one argument. */
export function nameOf(
  { flags, positional }: Invocation,
  flag: 'name' | 'cluster',
): string | undefined {
  const given = text(flags, flag);
  if (positional.length > 1) {
    loggerOf(flags).critical('only one argument is allowed to be used as a name');
    throw new CommandError('only one argument is allowed to be used as a name');
  }
  if (given && positional.length === 1) {
    throw new CommandError(
      `--${flag}=${given} and argument ${positional[0]} cannot be used at the same time`,
    );
  }
  return given ?? positional[0];
}

/** What a command works on: from the file, or from its flags. */
export interface Subject {
  config: ClusterConfig | undefined;
  name: string | undefined;
  region: string;
}

/** @throws CommandError. */
export async function subjectOf(
  invocation: Invocation,
  flag: 'name' | 'cluster',
  withoutFile: readonly string[] = [],
): Promise<Subject> {
  const { flags, session } = invocation;
  const name = nameOf(invocation, flag);
  const file = text(flags, 'config-file');
  if (file !== undefined) {
    refuseWithFile(
      flags,
      ['name', 'cluster', 'region', 'version', 'support-type', ...withoutFile].filter(
        item => !(item === 'name' && flag === 'cluster'),
      ),
    );
    if (invocation.positional.length > 0) {
      throw new CommandError('cannot use name argument when --config-file/-f is set');
    }
    const config = loadConfig(file);
    const { metadata } = config;
    await session.describe({ cluster: metadata.name, region: metadata.region });
    return { config, name: metadata.name, region: metadata.region };
  }
  const region = text(flags, 'region') ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  if (!region) {
    throw new CommandError(
      'AWS Region must be set, please set the AWS Region in AWS config file or as environment variable',
    );
  }
  await session.describe({ cluster: name, region });
  return { config: undefined, name, region };
}

/** @throws CommandError when the command's subject has no name. */
export function required(value: string | undefined, flag: string): string {
  if (!value) {
    throw new CommandError(`--${flag} must be set`);
  }
  return value;
}

export function toolFor(invocation: Invocation, logger: Logger, region: string): Promise<Tool> {
  return connect(logger, invocation.session, region, randomInt(2 ** 32));
}
