import type {
  CreateOutcome,
  EnvironmentProvider,
  EvaluationResult,
  Hibernation,
  OperationContext,
  Submission,
} from '@eks-environments/plugin-environments-node';

/** What a test lets the provider do with one operation. */
export type Deed = (context: OperationContext) => Promise<CreateOutcome | void>;

/** A provider that does what a test says; succeeds at once unless told otherwise. */
export class FakeProvider implements EnvironmentProvider {
  readonly id: string;
  readonly concurrencyLimit: number;
  readonly settleTime: number;
  readonly hibernation?: Hibernation;
  health?: EnvironmentProvider['health'];
  /** Every call so far, in order. */
  readonly calls: OperationContext[] = [];

  constructor(
    private readonly options: {
      id?: string;
      concurrencyLimit?: number;
      settleTime?: number;
      /** Default: they can. */
      hibernates?: boolean;
      deed?: Deed;
      evaluate?: (submission: Submission) => EvaluationResult;
    } = {},
  ) {
    this.id = options.id ?? 'fake';
    this.concurrencyLimit = options.concurrencyLimit ?? 100;
    this.settleTime = options.settleTime ?? 0;
    if (options.hibernates ?? true) {
      this.hibernation = {
        hibernate: context => this.delete(context),
        wake: context => this.create(context),
      };
    }
  }

  async create(context: OperationContext): Promise<CreateOutcome> {
    this.calls.push(context);
    return (await this.options.deed?.(context)) ?? { connection: {} };
  }

  async delete(context: OperationContext): Promise<void> {
    this.calls.push(context);
    await this.options.deed?.(context);
  }

  async describe() {
    return {
      id: this.id,
      title: 'Fake',
      hibernation: this.hibernation !== undefined,
      targets: [{ id: 'development', title: 'Development', regions: ['eu-west-1'] }],
      versions: ['1.34'],
      instanceTypes: [],
      limits: { nodes: 20 },
      problems: [],
    };
  }

  annotations() {
    return {};
  }

  phases() {
    return [
      { id: 'cluster', title: 'Cluster' },
      { id: 'nodes', title: 'Nodes' },
    ];
  }

  async evaluate(submission: Submission): Promise<EvaluationResult> {
    return (
      this.options.evaluate?.(submission) ?? {
        ok: false,
        violations: [{ path: '', rule: 'fake', message: 'This fake evaluates nothing' }],
      }
    );
  }

  async access() {
    return { steps: [], files: [] };
  }
}

/** Works until it is told to stop, as a provider does whose child is ended. */
export const untilAborted: Deed = context =>
  new Promise((_, reject) => {
    const stop = () => reject(new Error('The child was ended'));
    if (context.signal.aborted) {
      stop();
    }
    context.signal.addEventListener('abort', stop, { once: true });
  });
