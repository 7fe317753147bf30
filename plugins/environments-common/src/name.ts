import type { ErrorDetail } from './types';

/**
 * What a name may look like: 3 to 40 characters. The bound follows from the stack names that eksctl
 * derives (CloudFormation takes 128 characters).
 * @public
 */
export const namePattern = /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/;

/**
 * Parts that would make the name read as a stack of another cluster: eksctl finds a cluster's stacks by
 * the pattern `eksctl-<name>-nodegroup-…` and so on.
 * @public
 */
export const reservedInfixes = [
  '-nodegroup-',
  '-addon-',
  '-podidentityrole-',
  '-capability-',
  '-accessentry-',
] as const;

/** Why a text is no name for an environment; empty if it is one. @public */
export function checkName(name: string, path = 'name'): ErrorDetail[] {
  if (!namePattern.test(name)) {
    return [
      {
        path,
        rule: 'name.pattern',
        message:
          'Use 3 to 40 lower-case letters, digits and hyphens; start with a letter and end with a letter or digit.',
      },
    ];
  }
  return reservedInfixes
    .filter(infix => name.includes(infix))
    .map(infix => ({
      path,
      rule: 'name.infix',
      message: `A name must not contain "${infix}": eksctl would mistake its stacks for those of another cluster.`,
    }));
}
