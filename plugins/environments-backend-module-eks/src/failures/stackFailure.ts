import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import type { AwsSession } from '../aws/AwsSession';
import { stackEvents, type ClusterStack, type StackEvent } from '../aws/stacks';
import { classify } from './classify';

/** CloudFormation cancels what else is under way once one resource has failed. */
const consequence = /Resource (creation|deletion|update) cancelled/i;
const mostNamed = 5;

/**
 * Why stacks could not be created or deleted, from their events: eksctl prints no reason for those of node
 * groups.
 */
export async function stackFailure(
  session: AwsSession,
  verb: 'create' | 'delete',
  stacks: ClusterStack[],
  lastLines: string[] = [],
): Promise<OperationFailedError> {
  const failures: { stack: ClusterStack; event: StackEvent }[] = [];
  for (const stack of stacks) {
    const events = latestAttempt(await stackEvents(session, stack.id), verb, stack.name);
    failures.push(
      ...events
        .filter(event => event.status === (verb === 'create' ? 'CREATE_FAILED' : 'DELETE_FAILED'))
        .filter(event => !consequence.test(event.reason ?? ''))
        .map(event => ({ stack, event })),
    );
  }
  const ofResources = failures.filter(({ stack, event }) => event.resource !== stack.name);
  const told = ofResources.length > 0 ? ofResources : failures;
  const what = stacks.map(stack => `${stack.name} (${stack.status})`).join(', ');
  const cause = told[0]?.event;
  const message = cause
    ? `${named(told.map(({ event }) => event))} could not be ${verb}d: ${
        cause.reason ?? 'CloudFormation gives no reason'
      }`
    : `CloudFormation could not ${verb} ${what}`;
  const found = classify(told.map(({ event }) => event.reason ?? '').join('\n'));
  return new OperationFailedError({
    ...found,
    // A stack that cannot be deleted is something left to remove, not a wrong manifest.
    ...(verb === 'delete' &&
      found.class === 'configuration' && { class: 'unknown', retryable: true }),
    ...(verb === 'delete' && {
      advice:
        'Something in AWS still holds what is to be deleted. Remove what is named here, or tell the platform team; then retry the deletion.',
    }),
    message: verb === 'delete' ? `Still in AWS: ${what}. ${message}` : message,
    evidence: [
      ...told.map(
        ({ stack, event }) =>
          `${stack.name}: ${event.type} ${event.resource} ${event.status}: ${event.reason ?? ''}`,
      ),
      ...lastLines,
    ],
  });
}

function named(events: StackEvent[]): string {
  const names = [...new Set(events.map(event => `${event.resource} (${event.type})`))];
  const rest = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** A stack that was deleted in vain before has the events of those attempts too. */
function latestAttempt(events: StackEvent[], verb: string, stackName: string): StackEvent[] {
  const start = events.findLastIndex(
    event => event.resource === stackName && event.status === `${verb.toUpperCase()}_IN_PROGRESS`,
  );
  return events.slice(Math.max(start, 0));
}
