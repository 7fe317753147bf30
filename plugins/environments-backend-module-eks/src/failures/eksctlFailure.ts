import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { classify } from './classify';

/** Lines that say what is wrong in general, or that would do harm if somebody followed them. */
const uninformative =
  /^(Error: failed to (?!.*, error: )|to cleanup resources|\d+ error\(s\) occurred|fetching stack events|ResourceNotReady|waiter state transitioned)/;

/** eksctl failed, and CloudFormation has nothing to say about it. */
export function eksctlFailure(command: string, lastLines: string[]): OperationFailedError {
  const lines = lastLines.filter(line => !/^to cleanup resources/.test(line));
  const telling = lines.filter(line => !uninformative.test(line));
  const cause = (telling.at(-1) ?? lines.at(-1) ?? 'it said nothing').replace(/^Error: /, '');
  return new OperationFailedError({
    ...classify(telling.join('\n')),
    message: `eksctl ${command} failed: ${cause}`,
    evidence: lines,
  });
}
