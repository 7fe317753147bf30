import type { Decision, EnvironmentRequest } from '@eks-environments/plugin-environments-common';

/** The decisions on what the request is now; those on earlier versions do not count. */
export function countingDecisions({ decisions }: EnvironmentRequest): Decision[] {
  return decisions.filter(decision => !decision.void);
}

/** What a person has decided on what the request is now. */
export function decisionOf(
  request: EnvironmentRequest,
  user: string | undefined,
): Decision | undefined {
  return countingDecisions(request).find(({ by }) => by === user);
}

/** Whether a person may decide now: by policy, and once. */
export function mayDecide(request: EnvironmentRequest, user: string | undefined): boolean {
  return (
    user !== undefined &&
    request.status === 'open' &&
    request.capabilities.decide &&
    decisionOf(request, user) === undefined
  );
}
