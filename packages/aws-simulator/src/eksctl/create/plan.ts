import { CommandError } from '../failures.ts';
import type { ClusterConfig } from '../config/types.ts';
import { instanceTypesOf } from '../config/validateNodeGroup.ts';
import { plainList, quoteList } from '../output/quote.ts';
import type { Network } from '../stacks/clusterTemplate.ts';
import { defaultCidr, planSubnets } from '../stacks/network.ts';
import type { Tool } from '../Tool.ts';

/** Zones that EKS has no capacity in: eksctl never picks them by itself. */
const avoided = new Set(['use1-az3', 'usw1-az2', 'cac1-az3']);

/** Chooses or checks the zones, and lays out the network. @throws CommandError. */
export async function planNetwork(tool: Tool, config: ClusterConfig): Promise<Network> {
  const existing = await existingNetwork(tool, config);
  if (existing) {
    return existing;
  }
  const zones = await chooseZones(tool, config);
  const subnets = planSubnets(config.vpc?.cidr ?? defaultCidr, zones);
  for (const { zone, publicCidr, privateCidr } of subnets) {
    tool.logger.info(`subnets for ${zone} - public:${publicCidr} private:${privateCidr}`);
  }
  config.availabilityZones = zones;
  return { kind: 'new', subnets };
}

async function existingNetwork(
  { ec2, logger }: Tool,
  config: ClusterConfig,
): Promise<Network | undefined> {
  const { subnets } = config.vpc ?? {};
  const ids = (group: Record<string, { id?: string }> | undefined) =>
    Object.values(group ?? {}).flatMap(subnet => (subnet.id ? [subnet.id] : []));
  const publicIds = ids(subnets?.public);
  const privateIds = ids(subnets?.private);
  if (publicIds.length + privateIds.length === 0) {
    return undefined;
  }
  const found = await ec2.subnets([...publicIds, ...privateIds]);
  const [first] = found;
  logger.success(
    `using existing VPC (${first.vpcId}) and subnets (private:${plainList(
      privateIds,
    )} public:${plainList(publicIds)})`,
  );
  logger.warning(
    "custom VPC/subnets will be used; if resulting cluster doesn't function as expected, make sure to review the configuration of VPC/subnets",
  );
  return { kind: 'existing', vpcId: first.vpcId, publicIds, privateIds };
}

async function chooseZones(tool: Tool, config: ClusterConfig): Promise<string[]> {
  const { ec2, logger, random } = tool;
  const groups = config.managedNodeGroups ?? [];
  const types = [...new Set(groups.flatMap(instanceTypesOf))];
  const offered = types.length > 0 ? await ec2.offerings(types) : new Map<string, Set<string>>();
  const given = config.availabilityZones;
  if (given) {
    for (const group of groups) {
      for (const type of instanceTypesOf(group)) {
        if (!given.some(zone => offered.get(type)?.has(zone))) {
          throw new CommandError(
            `none of the provided AZs ${quoteList(
              given,
            )} support instance type ${type} in nodegroup ${group.name}`,
          );
        }
      }
    }
    return given;
  }
  const usable: string[] = [];
  for (const zone of (await ec2.zones()).filter(item => !avoided.has(item.id))) {
    const missing = types.filter(type => !offered.get(type)?.has(zone.name));
    if (missing.length > 0) {
      logger.info(
        `skipping ${
          zone.name
        } from selection because it doesn't support the following instance type(s): ${missing.join(
          ',',
        )}`,
      );
    } else {
      usable.push(zone.name);
    }
  }
  const count = config.metadata.region === 'us-east-1' ? 2 : 3;
  const zones = random.shuffled(usable).slice(0, Math.min(count, usable.length));
  if (zones.length < 2) {
    throw new CommandError(
      `only ${zones.length} zones discovered ${plainList(zones)}, at least 2 are required`,
    );
  }
  logger.info(`setting availability zones to ${plainList(zones)}`);
  return zones;
}
