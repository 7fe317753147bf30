import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import type {
  OperationKind,
  ProviderInfo,
  ServiceHealth,
} from '@eks-environments/plugin-environments-common';
import {
  OperationFailedError,
  systemClock,
  type ConnectedEnvironment,
  type CreateOutcome,
  type EnvironmentProvider,
  type Hibernation,
  type OperationContext,
  type ProvidedEnvironment,
  type Submission,
} from '@eks-environments/plugin-environments-node';
import { accessOf } from './access/access';
import { annotationsOf } from './access/annotations';
import { AwsSession, CALL_TIMEOUT } from './aws/AwsSession';
import type { ServiceBreakers } from './aws/breakers/ServiceBreakers';
import { accountCredentials } from './aws/credentials';
import { checkIdentity } from './aws/identity';
import { checkRights } from './aws/rights';
import type { Work } from './aws/settle';
import { simulatorSpeed } from './aws/simulator';
import type { EksAccount, EksConfig } from './config/EksConfig';
import { createEnvironment } from './create/createEnvironment';
import { deleteEnvironment } from './delete/deleteEnvironment';
import { Eksctl } from './eksctl/Eksctl';
import { SUPERVISOR_GRACE } from './eksctl/supervise';
import { failureOf } from './failures/failureOf';
import { matchesAny } from './guardrails/glob';
import { hibernateEnvironment, hinderedHibernation } from './hibernate/hibernateEnvironment';
import { wakeEnvironment } from './hibernate/wakeEnvironment';
import { findInstanceType, knownInstanceTypes } from './instances/instanceTypes';
import { createEvaluator } from './manifest/createEvaluator';
import { OperationProgress } from './progress/OperationProgress';
import { phasesOf } from './progress/phases';
import { tellOfOutages } from './progress/tellOfOutages';
import { Readiness } from './Readiness';

/** Milliseconds for which a call of an operation is repeated while AWS throttles or does not answer. */
const patience = 24 * 60 * 60_000;

/**
 * Environments that are EKS clusters of their own, created, scaled and deleted by eksctl.
 * @public
 */
export class EksProvider implements EnvironmentProvider {
  readonly id = 'eks';
  readonly concurrencyLimit: number;
  readonly settleTime = CALL_TIMEOUT + SUPERVISOR_GRACE;
  readonly hibernation: Hibernation = {
    hibernate: context =>
      this.#carryOut(
        context,
        work => hibernateEnvironment(work, this.#eksctl),
        failure => hinderedHibernation(context.environment, failure),
      ),
    wake: context => this.#carryOut(context, work => wakeEnvironment(work, this.#eksctl)),
  };
  readonly #breakers: ServiceBreakers;
  readonly #config: EksConfig;
  readonly #credentials: AwsCredentialsManager;
  readonly #env: NodeJS.ProcessEnv;
  readonly #eksctl: Eksctl;
  readonly #evaluator: ReturnType<typeof createEvaluator>;
  readonly #readiness: Readiness;

  /** @param options - `env` is the process's environment. */
  constructor(options: {
    config: EksConfig;
    credentials: AwsCredentialsManager;
    breakers: ServiceBreakers;
    logger: LoggerService;
    env: NodeJS.ProcessEnv;
  }) {
    const { config, env } = options;
    this.concurrencyLimit = config.concurrencyLimit;
    this.#breakers = options.breakers;
    this.#config = config;
    this.#credentials = options.credentials;
    this.#env = env;
    this.#eksctl = new Eksctl({ path: config.eksctlPath, simulator: config.simulator, env });
    this.#evaluator = createEvaluator({ config });
    this.#readiness = new Readiness(
      [
        () => this.#eksctl.check(),
        ...config.accounts.map(account => () => this.#checkAccount(account)),
      ],
      { logger: options.logger, clock: systemClock },
    );
  }

  /** What keeps the provider from working, in words; also logged when found. */
  problems(): Promise<string[]> {
    return this.#readiness.problems();
  }

  async describe(): Promise<ProviderInfo> {
    const { accounts, guardrails, simulator } = this.#config;
    return {
      id: this.id,
      title: 'AWS EKS',
      simulator,
      hibernation: true,
      targets: accounts.map(({ alias, title, regions }) => ({ id: alias, title, regions })),
      versions: guardrails.versions,
      instanceTypes: knownInstanceTypes
        .filter(name => matchesAny(name, guardrails.instanceTypes))
        .flatMap(name => {
          const type = findInstanceType(name);
          return type ? [{ name, vcpu: type.vcpu, memoryGib: type.memoryGib }] : [];
        }),
      limits: { nodes: guardrails.maxNodes },
      problems: await this.problems(),
    };
  }

  annotations(environment: ConnectedEnvironment) {
    return annotationsOf(environment);
  }

  phases(kind: OperationKind) {
    return phasesOf(kind).map(({ id, title }) => ({ id, title }));
  }

  evaluate(submission: Submission) {
    return this.#evaluator.evaluate(submission);
  }

  create(context: OperationContext): Promise<CreateOutcome> {
    return this.#carryOut(context, work => createEnvironment(work, this.#eksctl));
  }

  delete(context: OperationContext): Promise<void> {
    return this.#carryOut(context, work => deleteEnvironment(work, this.#eksctl));
  }

  async access(environment: ProvidedEnvironment) {
    return accessOf(environment, this.#config.simulator);
  }

  health(): ServiceHealth[] {
    return this.#breakers.health();
  }

  /** `hindered` words a failure to begin. */
  async #carryOut<T>(
    context: OperationContext,
    operation: (work: Work) => Promise<T>,
    hindered = (failure: OperationFailedError) => failure,
  ): Promise<T> {
    context.signal.throwIfAborted();
    let session: AwsSession | undefined;
    let progress: OperationProgress | undefined;
    let began = false;
    try {
      const speed = this.#config.simulator ? await simulatorSpeed(this.#env) : 1;
      progress = await OperationProgress.start(context, speed);
      session = await this.#open(context, progress);
      await checkIdentity(session);
      await this.#eksctl.ensureUsable();
      began = true;
      return await operation({ context, session, progress, speed });
    } catch (error) {
      context.signal.throwIfAborted();
      throw began ? failureOf(error) : hindered(failureOf(error));
    } finally {
      progress?.stop();
      session?.close();
    }
  }

  async #open(context: OperationContext, progress: OperationProgress): Promise<AwsSession> {
    const { target, region } = context.environment.placement;
    const account = this.#config.accounts.find(({ alias }) => alias === target);
    if (!account) {
      throw new OperationFailedError({
        class: 'configuration',
        message: `There is no AWS account ${target} any more in the portal's configuration`,
        advice: `Ask the platform team to put ${target} back under environments.eks.accounts; then retry.`,
        retryable: true,
      });
    }
    return new AwsSession({
      account,
      region,
      credentials: await this.#credentialsOf(account),
      breakers: this.#breakers,
      signal: context.signal,
      clock: context.clock,
      lease: context.lease,
      patience,
      outages: tellOfOutages(context, progress),
    });
  }

  async #credentialsOf(account: EksAccount) {
    return accountCredentials(account, this.#config.simulator ? 'simulator' : this.#credentials);
  }

  async #checkAccount(account: EksAccount): Promise<string | undefined> {
    const session = new AwsSession({
      account,
      region: account.regions[0],
      credentials: await this.#credentialsOf(account),
      breakers: this.#breakers,
      signal: AbortSignal.timeout(3 * CALL_TIMEOUT),
      clock: systemClock,
      patience: 0,
    });
    try {
      await checkIdentity(session);
      await checkRights(session);
      return undefined;
    } catch (error) {
      const { message, advice } = failureOf(error).info;
      return [message, advice].filter(Boolean).join('. ');
    } finally {
      session.close();
    }
  }
}
