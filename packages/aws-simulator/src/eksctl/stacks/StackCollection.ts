import type { Stack } from '@aws-sdk/client-cloudformation';
import type { ClusterConfig } from '../config/types.ts';
import { CommandError } from '../failures.ts';
import { quote } from '../output/quote.ts';
import type { Tool } from '../Tool.ts';
import { version } from '../version.ts';
import { belongsTo, isAccessEntryStack } from './names.ts';
import { reportEvents } from './reportEvents.ts';

export interface StackOptions {
  /** Model seconds of each wait. */
  timeout: number;
  roleArn?: string;
  disableRollback?: boolean;
}

/** Creates, awaits and deletes the stacks of one cluster. */
export class StackCollection {
  readonly #tool: Tool;
  readonly #cluster: string;
  readonly #options: StackOptions;

  constructor(tool: Tool, cluster: string, options: StackOptions) {
    this.#tool = tool;
    this.#cluster = cluster;
    this.#options = options;
  }

  /** Asks for a stack and doesn't wait for it. */
  async deploy(
    name: string,
    template: string,
    config: ClusterConfig,
    tags: Record<string, string> = {},
  ): Promise<void> {
    const all = {
      ...config.metadata.tags,
      'alpha.eksctl.io/cluster-name': this.#cluster,
      'eksctl.cluster.k8s.io/v1alpha1/cluster-name': this.#cluster,
      'alpha.eksctl.io/eksctl-version': version,
      'alpha.eksctl.io/cluster-oidc-enabled': 'false',
      ...tags,
    };
    try {
      await this.#tool.cloudFormation.createStack({
        StackName: name,
        TemplateBody: template,
        Tags: Object.entries(all).map(([Key, Value]) => ({ Key, Value })),
        Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
        EnableTerminationProtection: true,
        DisableRollback: this.#options.disableRollback,
        RoleARN: this.#options.roleArn,
      });
    } catch (error) {
      throw new CommandError(
        `creating CloudFormation stack ${quote(name)}: ${
          error instanceof Error ? error.message : error
        }`,
      );
    }
    this.#tool.logger.info(`deploying stack ${quote(name)}`);
  }

  /** Waits for the cluster's own stack: it is looked at after 30, 60, then every 60 s. */
  async awaitCluster(name: string): Promise<Stack> {
    const { logger, session, cloudFormation } = this.#tool;
    let waited = 0;
    for (let poll = 0; ; poll++) {
      const delay = poll < 2 ? 30 : 60;
      const left = this.#options.timeout - waited;
      await session.sleep(Math.min(delay, left));
      waited += delay;
      if (delay > left) {
        const stack = await cloudFormation.stack(name);
        if (stack.StackStatus === 'CREATE_IN_PROGRESS') {
          this.#unexpected(name, String(stack.StackStatus));
          await reportEvents(this.#tool, name);
          throw new CommandError('context deadline exceeded');
        }
      }
      logger.info(`waiting for CloudFormation stack ${quote(name)}`);
      const stack = await cloudFormation.stack(name);
      if (stack.StackStatus === 'CREATE_COMPLETE') {
        return stack;
      }
      if (stack.StackStatus !== 'CREATE_IN_PROGRESS') {
        this.#unexpected(name, String(stack.StackStatus));
        await reportEvents(this.#tool, name);
        throw new CommandError('ResourceNotReady: failed waiting for successful resource state');
      }
    }
  }

  /** Waits for any other stack, as the SDK's waiter does. */
  async awaitCreated(name: string): Promise<Stack> {
    return this.#await(name, 'StackCreateComplete', stack => {
      if (stack.StackStatus === 'CREATE_COMPLETE') {
        return 'done';
      }
      return stack.StackStatus === 'CREATE_IN_PROGRESS' ? 'going on' : 'failed';
    });
  }

  /** Turns off termination protection and deletes. */
  async delete(stack: Stack): Promise<void> {
    const { logger, cloudFormation } = this.#tool;
    const name = String(stack.StackName);
    const owner = stack.Tags?.find(tag => tag.Key === 'alpha.eksctl.io/cluster-name')?.Value;
    if (owner !== this.#cluster) {
      throw new CommandError(
        `cannot delete stack ${quote(name)} as it doesn't bear our ${quote(
          `alpha.eksctl.io/cluster-name`,
        )}, ${quote(`eksctl.cluster.k8s.io/v1alpha1/cluster-name`)} tags`,
      );
    }
    const id = String(stack.StackId);
    await cloudFormation.setTerminationProtection(id, false);
    await cloudFormation.deleteStack(id, this.#options.roleArn);
    logger.info(`will delete stack ${quote(name)}`);
  }

  async awaitDeleted(stack: Stack): Promise<void> {
    const name = String(stack.StackName);
    this.#tool.logger.info(`waiting for stack ${quote(name)} to get deleted`);
    await this.#await(
      name,
      'StackDeleteComplete',
      current => {
        if (current.StackStatus === 'DELETE_COMPLETE') {
          return 'done';
        }
        return current.StackStatus === 'DELETE_IN_PROGRESS' ? 'going on' : 'failed';
      },
      String(stack.StackId),
    );
  }

  /** The cluster's stacks that aren't deleted, its access entries' among them. */
  async list(): Promise<Stack[]> {
    const { cloudFormation } = this.#tool;
    const names = (await cloudFormation.stackNames()).filter(
      name => belongsTo(this.#cluster, name) || isAccessEntryStack(this.#cluster, name),
    );
    const stacks: Stack[] = [];
    for (const name of names) {
      const stack = await cloudFormation.findStack(name);
      if (stack) {
        stacks.push(stack);
      }
    }
    return stacks;
  }

  async #await(
    name: string,
    waiter: string,
    judge: (stack: Stack) => 'done' | 'going on' | 'failed',
    id = name,
  ): Promise<Stack> {
    const { logger, session, random, cloudFormation } = this.#tool;
    let waited = 0;
    for (let attempt = 1; ; attempt++) {
      logger.info(`waiting for CloudFormation stack ${quote(name)}`);
      const stack = await cloudFormation.stack(id);
      const verdict = judge(stack);
      if (verdict === 'done') {
        return stack;
      }
      if (verdict === 'failed') {
        throw new CommandError('waiter state transitioned to Failure');
      }
      const delay = 30 + random.next() * (Math.min(120, 30 * 2 ** (attempt - 1)) - 30);
      const left = this.#options.timeout - waited;
      if (delay > left) {
        await session.sleep(Math.max(0, left));
        throw new CommandError(`exceeded max wait time for ${waiter} waiter`);
      }
      await session.sleep(delay);
      waited += delay;
    }
  }

  #unexpected(name: string, status: string): void {
    // Two places of the real eksctl say the same.
    for (let i = 0; i < 2; i++) {
      this.#tool.logger.critical(
        `unexpected status ${quote(status)} while waiting for CloudFormation stack ${quote(name)}`,
      );
    }
  }
}
