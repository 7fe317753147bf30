import { resolve } from 'node:path';
import {
  OperationFailedError,
  type OperationContext,
} from '@eks-environments/plugin-environments-node';
import type { AwsSession } from '../aws/AwsSession';
import type { Milestones } from '../progress/milestones';
import type { EksctlCommand } from './arguments';
import { eksctlEnvironment } from './environment';
import { RecordReader, standardErrorLevel } from './records';
import { SilenceWatch } from './SilenceWatch';
import { supervise } from './supervise';
import { wasUnanswered } from './unanswered';
import { checkEksctl } from './version';

/** Milliseconds of silence, above eksctl's own `--timeout`, after which it counts as stuck. */
const longestSilence = 50 * 60_000;
const shortestLimit = 60_000;
const linesKept = 12;

/** How a call of eksctl ended. Only the exit code decides; what it prints does not. */
export interface EksctlResult {
  succeeded: boolean;
  /** It tells nothing of what it was to do: killed from outside, a panic, silent for too long, or AWS did not answer. */
  broken: boolean;
  /** The last lines that tell of errors, else the last lines. */
  lastLines: string[];
}

/** The eksctl executable. */
export class Eksctl {
  readonly #path: string;
  readonly #simulator: boolean;
  readonly #env: NodeJS.ProcessEnv;
  #checked = false;

  constructor(options: { path: string; simulator: boolean; env: NodeJS.ProcessEnv }) {
    // eksctl runs in a folder of its own, where a relative path means something else.
    this.#path = options.path.includes('/') ? resolve(options.path) : options.path;
    this.#simulator = options.simulator;
    this.#env = options.env;
  }

  /** What keeps eksctl from being used, in words; undefined if nothing does. */
  async check(): Promise<string | undefined> {
    const problem = await checkEksctl(this.#path, this.#environment('us-east-1'));
    this.#checked = problem === undefined;
    return problem;
  }

  /** @throws OperationFailedError of class `platform` when eksctl cannot be used. */
  async ensureUsable(): Promise<void> {
    const problem = this.#checked ? undefined : await this.check();
    if (problem) {
      throw unusable(problem);
    }
  }

  /**
   * Runs a command to its end; its output becomes log lines and milestones. Where AWS does not answer, waits until it
   * does and runs nothing: much may have happened in between.
   *
   * @throws the signal's reason when the operation is aborted; OperationFailedError of class `platform` when
   * eksctl cannot be started.
   */
  async run(
    command: EksctlCommand,
    options: {
      context: OperationContext;
      session: AwsSession;
      milestones: Milestones;
      /** How many times as fast as AWS everything passes. */
      speed: number;
    },
  ): Promise<EksctlResult> {
    const { context, session, milestones } = options;
    if (await session.untilAnswering()) {
      const text = 'AWS was not answering: looking again before eksctl is started';
      context.log({ stream: 'system', level: 'info', text });
      return { succeeded: false, broken: true, lastLines: [text] };
    }
    context.log({
      stream: 'system',
      level: 'info',
      text: `Running eksctl ${command.args.join(' ')}`,
    });
    const errors: string[] = [];
    const lines: string[] = [];
    const keep = (level: string, text: string) => {
      lines.push(text);
      if (level === 'error' || level === 'warning') {
        errors.push(text);
      }
      lines.splice(0, lines.length - linesKept);
      errors.splice(0, errors.length - linesKept);
    };
    const silence = new SilenceWatch(
      context.clock,
      Math.max(longestSilence / options.speed, shortestLimit),
    );
    const stdout = new RecordReader();
    const stderr = new RecordReader();
    const tell = (stream: 'stdout' | 'stderr', found: ReturnType<RecordReader['push']>) => {
      silence.heard();
      for (const { level, text, begins } of found) {
        const said = stream === 'stderr' ? standardErrorLevel(text) : level;
        keep(said, text);
        context.log({ stream, level: said, text });
        if (stream === 'stdout' && begins) {
          milestones.pass(text);
        }
      }
    };
    try {
      const end = await supervise({
        file: this.#path,
        args: command.args,
        input:
          command.manifest === 'effective'
            ? context.environment.effectiveManifest
            : command.manifest?.part,
        environment: this.#environment(session.region),
        credentials: () => session.containerCredentials(),
        lease: context.lease,
        signal: AbortSignal.any([context.signal, silence.signal]),
        clock: context.clock,
        onOutput: (stream, chunk) =>
          tell(stream, (stream === 'stdout' ? stdout : stderr).push(chunk)),
      });
      tell('stdout', stdout.end());
      tell('stderr', stderr.end());
      if (end.failedToStart) {
        throw unusable((await this.check()) ?? `eksctl could not be started: ${end.failedToStart}`);
      }
      if (end.endedEarly) {
        const text = `eksctl was ended before it was done (${end.endedEarly})`;
        context.log({ stream: 'system', level: 'warning', text });
        lines.push(text);
      }
      return {
        succeeded: end.exitCode === 0,
        broken: end.exitCode === undefined || end.exitCode === 2 || wasUnanswered(errors),
        lastLines: errors.length > 0 ? errors : lines,
      };
    } catch (error) {
      context.signal.throwIfAborted();
      if (!silence.signal.aborted) {
        throw error;
      }
      const text = 'eksctl was silent for too long and has been ended';
      context.log({ stream: 'system', level: 'warning', text });
      return { succeeded: false, broken: true, lastLines: [...lines, text] };
    } finally {
      silence.stop();
    }
  }

  #environment(region: string): Record<string, string> {
    return eksctlEnvironment({ region, simulator: this.#simulator, from: this.#env });
  }
}

function unusable(problem: string): OperationFailedError {
  return new OperationFailedError({
    class: 'platform',
    message: problem,
    advice: 'This is for the platform team. Retry once it is done.',
    retryable: true,
  });
}
