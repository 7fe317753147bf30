import { CommandError } from '../failures.ts';
import { quote } from '../output/quote.ts';
import { clusterStack } from '../stacks/names.ts';
import {
  loggerOf,
  number,
  required,
  subjectOf,
  text,
  toolFor,
  type Command,
  type Invocation,
} from './Command.ts';
import * as flags from './flags.ts';
import { requireOperable } from './getNodegroup.ts';

const upgradeTimeout = 65 * 60;

export const upgradeCluster: Command = {
  name: 'upgrade cluster',
  flags: [
    flags.name,
    flags.region,
    flags.file,
    flags.timeout,
    flags.approve,
    { name: 'version', type: 'text' },
    { name: 'force', type: 'switch' },
  ],
  run,
};

const minor = (version: string) => Number(version.split('.')[1]);

async function run(invocation: Invocation): Promise<void> {
  const given = invocation.flags;
  const subject = await subjectOf(invocation, 'name');
  const name = required(subject.name, 'name');
  const tool = await toolFor(invocation, loggerOf(given), subject.region);
  const { logger, eks, session } = tool;
  await requireOperable(tool, name);
  const current = String((await eks.cluster(name)).version);
  const next = `1.${minor(current) + 1}`;
  const wanted = text(given, 'version') ?? subject.config?.metadata.version ?? next;
  if (minor(wanted) > minor(current) + 1) {
    throw new CommandError(
      `cannot upgrade more than one version at a time: current version is ${quote(
        current,
      )}, requested ${quote(wanted)}`,
    );
  }
  if (minor(wanted) < minor(current)) {
    throw new CommandError(
      `cannot upgrade to a lower version. Found given target version ${quote(
        wanted,
      )}, current cluster version ${quote(current)}`,
    );
  }
  if (wanted === current) {
    logger.info(`no cluster version update required`);
    return;
  }
  const known = (await eks.clusterVersions()).map(item => String(item.clusterVersion));
  if (!known.includes(wanted)) {
    throw new CommandError(
      `control plane version ${quote(
        wanted,
      )} is not known to this version of eksctl, try to upgrade eksctl first`,
    );
  }
  const approve = given.approve === true;
  logger.info(
    `${approve ? 'will' : '(plan) would'} upgrade cluster ${quote(
      name,
    )} control plane from current version ${quote(current)} to ${quote(wanted)}`,
  );
  if (!approve) {
    logger.warning("no changes were applied, run again with '--approve' to apply the changes");
    return;
  }
  const update = await eks.updateVersion(name, wanted);
  const timeout = number(given, 'timeout') ?? upgradeTimeout;
  for (let waited = 0; (await eks.updateStatus(name, update)) === 'InProgress'; waited += 30) {
    if (waited >= timeout) {
      throw new CommandError(`exceeded max wait time for ClusterActive waiter`);
    }
    await session.sleep(30);
  }
  logger.success(
    `cluster ${quote(name)} control plane has been upgraded to version ${quote(wanted)}`,
  );
  logger.info('you will need to follow the upgrade procedure for all of nodegroups and add-ons');
  const stack = clusterStack(name);
  logger.info(`re-building cluster stack ${quote(stack)}`);
  logger.success(`all resources in cluster stack ${quote(stack)} are up-to-date`);
  logger.info('checking security group configuration for all nodegroups');
  logger.info('all nodegroups have up-to-date cloudformation templates');
}
