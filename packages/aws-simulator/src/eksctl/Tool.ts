import { Random } from '../identifiers/Random.ts';
import { Aws, type Caller } from './aws/Aws.ts';
import { CloudFormationApi } from './aws/cloudFormation.ts';
import { Ec2Api } from './aws/ec2.ts';
import { EksApi } from './aws/eks.ts';
import type { Logger } from './output/Logger.ts';
import type { Session } from './simulator/Session.ts';

/** All that a command works with once it knows its region and who it is. */
export interface Tool {
  logger: Logger;
  session: Session;
  random: Random;
  caller: Caller;
  region: string;
  eks: EksApi;
  ec2: Ec2Api;
  cloudFormation: CloudFormationApi;
}

/** Signs in to a region. @throws CommandError when STS refuses. */
export async function connect(
  logger: Logger,
  session: Session,
  region: string,
  seed: number,
): Promise<Tool> {
  const aws = new Aws(region);
  const caller = await aws.caller();
  await session.describe({ account: caller.account, region });
  return {
    logger,
    session,
    random: new Random(seed),
    caller,
    region,
    eks: new EksApi(aws),
    ec2: new Ec2Api(aws),
    cloudFormation: new CloudFormationApi(aws),
  };
}
