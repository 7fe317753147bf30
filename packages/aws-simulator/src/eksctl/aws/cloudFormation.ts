import type * as Cfn from '@aws-sdk/client-cloudformation';
import type { Aws } from './Aws.ts';
import { AwsCallError } from './errors.ts';

const load = () => import('@aws-sdk/client-cloudformation');

/** Every status of a stack but DELETE_COMPLETE: what eksctl lists. */
const listed: Cfn.StackStatus[] = [
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'CREATE_COMPLETE',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_FAILED',
  'ROLLBACK_COMPLETE',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_FAILED',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'REVIEW_IN_PROGRESS',
];

/** The CloudFormation calls that eksctl makes. */
export class CloudFormationApi {
  readonly #aws: Aws;

  constructor(aws: Aws) {
    this.#aws = aws;
  }

  async createStack(input: Cfn.CreateStackCommandInput): Promise<string> {
    const { CreateStackCommand } = await load();
    const { StackId } = await this.#send('CreateStack', c => c.send(new CreateStackCommand(input)));
    return String(StackId);
  }

  /** By name or id. @throws AwsCallError ValidationError when there's none. */
  async stack(name: string): Promise<Cfn.Stack> {
    const { DescribeStacksCommand } = await load();
    const { Stacks } = await this.#send('DescribeStacks', c =>
      c.send(new DescribeStacksCommand({ StackName: name })),
    );
    const [stack] = Stacks ?? [];
    if (!stack) {
      throw new Error(`no CloudFormation stack found for ${name}`);
    }
    return stack;
  }

  /** Undefined when there's none. */
  async findStack(name: string): Promise<Cfn.Stack | undefined> {
    try {
      return await this.stack(name);
    } catch (error) {
      if (error instanceof AwsCallError && error.code === 'ValidationError') {
        return undefined;
      }
      throw error;
    }
  }

  /** Names of the region's stacks that aren't deleted. */
  async stackNames(): Promise<string[]> {
    const { paginateListStacks } = await load();
    const names: string[] = [];
    await this.#send('ListStacks', async client => {
      for await (const page of paginateListStacks({ client }, { StackStatusFilter: listed })) {
        names.push(...(page.StackSummaries ?? []).map(stack => String(stack.StackName)));
      }
    });
    return names;
  }

  /** Newest first; the first page, as eksctl reads it. */
  async events(name: string): Promise<Cfn.StackEvent[]> {
    const { DescribeStackEventsCommand } = await load();
    const { StackEvents } = await this.#send('DescribeStackEvents', c =>
      c.send(new DescribeStackEventsCommand({ StackName: name })),
    );
    return StackEvents ?? [];
  }

  async setTerminationProtection(name: string, on: boolean): Promise<void> {
    const { UpdateTerminationProtectionCommand } = await load();
    await this.#send('UpdateTerminationProtection', c =>
      c.send(
        new UpdateTerminationProtectionCommand({
          StackName: name,
          EnableTerminationProtection: on,
        }),
      ),
    );
  }

  async deleteStack(name: string, RoleARN?: string): Promise<void> {
    const { DeleteStackCommand } = await load();
    await this.#send('DeleteStack', c =>
      c.send(new DeleteStackCommand({ StackName: name, RoleARN })),
    );
  }

  async #send<T>(
    operation: string,
    send: (client: Cfn.CloudFormationClient) => Promise<T>,
  ): Promise<T> {
    const client = await this.#aws.cloudFormation();
    return this.#aws.call('CloudFormation', operation, () => send(client));
  }
}
