import { AwsError } from '../protocols/AwsError.ts';
import type { Operation } from '../server/Operation.ts';

/** IAM knows the roles that stacks made, and nothing else. */
export const iamOperations: Record<string, Operation> = {
  GetRole(input, { accountRegions }) {
    const name = String(input.RoleName);
    for (const stack of accountRegions().flatMap(region => region.state.stacks)) {
      const role = stack.resources.find(
        r => r.type === 'AWS::IAM::Role' && r.physicalId === name && r.status !== 'DELETE_COMPLETE',
      );
      if (role) {
        return {
          Role: {
            Path: '/',
            RoleName: name,
            RoleId: role.attributes.RoleId,
            Arn: role.attributes.Arn,
            CreateDate: role.changedAt,
            AssumeRolePolicyDocument: '%7B%7D',
          },
        };
      }
    }
    throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
  },

  GetOpenIDConnectProvider(input) {
    throw new AwsError(
      'NoSuchEntity',
      `OpenIDConnect Provider not found for arn ${input.OpenIDConnectProviderArn}`,
      404,
    );
  },

  ListOpenIDConnectProviders: () => ({ OpenIDConnectProviderList: [] }),
};
