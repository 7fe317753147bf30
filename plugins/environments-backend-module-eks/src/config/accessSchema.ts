import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod/v4';
import { accessPolicies, reservedPrefix } from '../access/accessPolicies';
import { mostGroups, mostNamespaces } from '../manifest/shape/access';

/** A normalised ref of a group or user. */
const entity = z.string().transform((text, context) => {
  try {
    const ref = parseEntityRef(text);
    if (/^(group|user)$/i.test(ref.kind)) {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Told below, without the value.
  }
  context.addIssue({
    code: 'custom',
    message: 'is no ref of a group or user, such as group:default/team-a',
  });
  return z.NEVER;
});

const policy = z.strictObject({
  policy: z.enum(accessPolicies),
  namespaces: z
    .array(
      z
        .string()
        .max(63)
        .regex(/^[a-z0-9*]([a-z0-9*-]*[a-z0-9*])?$/, 'is no namespace, such as dev or dev-*'),
    )
    .min(1)
    .max(mostNamespaces)
    .optional(),
});

/** One of `environments.eks.access`. */
const mapping = z
  .strictObject({
    entity,
    account: z.string().optional(),
    principalArn: z
      .string()
      .regex(
        /^arn:aws[a-z-]{0,20}:iam::(\d{12}|\{accountId\}):(role|user)\/[\w+=,.@/-]{1,512}$/,
        'is no ARN of an IAM role or user, such as arn:aws:iam::{accountId}:role/TeamA',
      ),
    policies: z.array(policy).max(accessPolicies.length).default([]),
    kubernetesGroups: z
      .array(
        z
          .string()
          .regex(/^[\w:.@/-]{1,100}$/, 'is no group of Kubernetes')
          .refine(
            group => !reservedPrefix.test(group),
            'must not begin with system:, eks:, aws:, amazon: or iam:',
          ),
      )
      .max(mostGroups)
      .default([]),
  })
  .refine(({ policies, kubernetesGroups }) => policies.length + kubernetesGroups.length > 0, {
    path: ['policies'],
    message: 'must name a policy, unless kubernetesGroups names a group',
  });

export const accessSchema = z.array(mapping).max(500).default([]);

/** What is wrong with the accounts of a mapping, by its key; undefined if nothing is. */
export function checkMappedAccount(
  { account, principalArn }: z.infer<typeof mapping>,
  accounts: Record<string, { accountId: string }>,
): { key: 'account' | 'principalArn'; message: string } | undefined {
  if (account !== undefined && !Object.hasOwn(accounts, account)) {
    return { key: 'account', message: 'is none of environments.eks.accounts' };
  }
  const possible = account === undefined ? Object.values(accounts) : [accounts[account]];
  const named = principalArn.split(':')[4];
  return named === '{accountId}' || possible.some(({ accountId }) => accountId === named)
    ? undefined
    : {
        key: 'principalArn',
        message: `belongs to ${
          account === undefined
            ? 'none of environments.eks.accounts'
            : `another account than ${account}`
        }`,
      };
}
