import type {
  LogLine,
  OperationKind,
  Progress,
} from '@eks-environments/plugin-environments-common';
import {
  systemClock,
  type Clock,
  type OperationContext,
  type PhaseDurations,
  type ProvidedEnvironment,
} from '@eks-environments/plugin-environments-node';

/** An operation context that remembers what it was told. */
export interface FakeContext extends OperationContext {
  readonly lines: { stream: LogLine['stream']; level: LogLine['level']; text: string }[];
  readonly reports: Progress[];
  /** What it was told to remember, oldest first. */
  readonly memories: Record<string, string>[];
  /** All lines as one text. */
  readonly text: () => string;
  readonly abort: (reason: Error) => void;
}

export function fakeContext(options: {
  kind: OperationKind;
  environment: ProvidedEnvironment;
  clock?: Clock;
  startedAt?: Date;
  past?: PhaseDurations[];
  /** Sees every line as it comes. */
  onLine?: (text: string, context: FakeContext) => void;
  whenExclusive?: () => Promise<void>;
}): FakeContext {
  const clock = options.clock ?? systemClock;
  const aborting = new AbortController();
  const context: FakeContext = {
    environment: options.environment,
    operation: {
      id: 'operation-1',
      kind: options.kind,
      attempt: 1,
      startedAt: options.startedAt ?? clock.now(),
    },
    signal: aborting.signal,
    lease: { remaining: () => 60_000, onRenewed: () => () => {} },
    clock,
    whenExclusive: options.whenExclusive ?? (async () => {}),
    log(line) {
      context.lines.push(line);
      options.onLine?.(line.text, context);
    },
    report(progress) {
      context.reports.push(progress);
    },
    async remember(memory) {
      aborting.signal.throwIfAborted();
      context.memories.push(memory);
    },
    pastDurations: async () => options.past ?? [],
    lines: [],
    reports: [],
    memories: [],
    text: () => context.lines.map(line => line.text).join('\n'),
    abort: reason => aborting.abort(reason),
  };
  return context;
}
