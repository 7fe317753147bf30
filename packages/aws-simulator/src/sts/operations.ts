import { AwsError } from '../protocols/AwsError.ts';
import type { Operation } from '../server/Operation.ts';

export const stsOperations: Record<string, Operation> = {
  GetCallerIdentity: (_, { identity }) => ({
    Arn: identity.arn,
    UserId: identity.userId,
    Account: identity.account,
  }),

  AssumeRole(input, { region, rememberSession }) {
    const match = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(
      String(input.RoleArn),
    );
    if (!match) {
      throw new AwsError('ValidationError', `${input.RoleArn} is invalid`);
    }
    const [, account, role] = match;
    const session = String(input.RoleSessionName);
    const accessKey = `ASIASIM${account}${region.random.upper(8)}`;
    rememberSession(accessKey, { account, role, session });
    const seconds = Number(input.DurationSeconds ?? 3600);
    return {
      Credentials: {
        AccessKeyId: accessKey,
        SecretAccessKey: 'simulated',
        SessionToken: 'simulated',
        Expiration: new Date(Date.parse(region.stamp(region.now())) + seconds * 1000).toISOString(),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROASIM${account}:${session}`,
        Arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
      },
    };
  },
};
