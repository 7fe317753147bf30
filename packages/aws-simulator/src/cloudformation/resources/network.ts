import { ec2Refusal } from '../../ec2/refusals.ts';
import { vpcDependents, subnetDependents } from '../../ec2/dependents.ts';
import { ResourceFailure, type ResourceType } from '../ResourceType.ts';
import { resourceTags } from './tags.ts';

const vpc: ResourceType = {
  createSeconds: 12,
  deleteSeconds: 3,
  create(context) {
    const { region, properties } = context;
    if (Object.keys(region.state.vpcs).length >= region.quotas.vpcs) {
      throw new ResourceFailure(
        ec2Refusal('The maximum number of VPCs has been reached.', region.random.uuid()),
      );
    }
    const id = `vpc-${region.random.hex(17)}`;
    region.state.vpcs[id] = {
      id,
      cidr: String(properties.CidrBlock ?? '192.168.0.0/16'),
      tags: resourceTags(context),
    };
    return { physicalId: id, attributes: { VpcId: id, CidrBlock: region.state.vpcs[id].cidr } };
  },
  removed({ region, resource }) {
    const id = String(resource.physicalId);
    if (vpcDependents(region.state, id).length > 0) {
      throw new ResourceFailure(
        ec2Refusal(`The vpc '${id}' has dependencies and cannot be deleted.`, region.random.uuid()),
      );
    }
    delete region.state.vpcs[id];
  },
};

const subnet: ResourceType = {
  createSeconds: 5,
  deleteSeconds: 2,
  create(context) {
    const { region, properties } = context;
    const id = `subnet-${region.random.hex(17)}`;
    region.state.subnets[id] = {
      id,
      vpcId: String(properties.VpcId),
      cidr: String(properties.CidrBlock),
      zone: String(properties.AvailabilityZone),
      public: properties.MapPublicIpOnLaunch === true,
      tags: resourceTags(context),
    };
    return { physicalId: id, attributes: { SubnetId: id } };
  },
  removed({ region, resource }) {
    const id = String(resource.physicalId);
    if (subnetDependents(region.state, id).length > 0) {
      throw new ResourceFailure(
        ec2Refusal(
          `The subnet '${id}' has dependencies and cannot be deleted.`,
          region.random.uuid(),
        ),
      );
    }
    delete region.state.subnets[id];
  },
};

const securityGroup: ResourceType = {
  createSeconds: 6,
  deleteSeconds: 2,
  create(context) {
    const { region, stack, resource, properties } = context;
    const id = `sg-${region.random.hex(17)}`;
    region.state.securityGroups[id] = {
      id,
      name: `${stack.name}-${resource.logicalId}-${region.random.upper(12)}`,
      description: String(properties.GroupDescription ?? ''),
      vpcId: String(properties.VpcId),
      tags: resourceTags(context),
    };
    return { physicalId: id, attributes: { GroupId: id } };
  },
  removed({ region, resource }) {
    const id = String(resource.physicalId);
    const user = Object.values(region.state.networkInterfaces).find(eni => eni.groups.includes(id));
    if (user) {
      throw new ResourceFailure(
        ec2Refusal(`resource ${id} has a dependent object`, region.random.uuid()),
      );
    }
    delete region.state.securityGroups[id];
  },
};

export const networkTypes: Record<string, ResourceType> = {
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::SecurityGroup': securityGroup,
};
