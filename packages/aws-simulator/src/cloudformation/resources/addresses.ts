import { ec2Refusal } from '../../ec2/refusals.ts';
import { ResourceFailure, type ResourceType } from '../ResourceType.ts';
import { resourceTags } from './tags.ts';

const elasticIp: ResourceType = {
  createSeconds: 15,
  deleteSeconds: 2,
  create(context) {
    const { region } = context;
    if (Object.keys(region.state.addresses).length >= region.quotas.addresses) {
      throw new ResourceFailure(
        `Resource handler returned message: "The maximum number of addresses has been reached. (Service: Ec2, Status Code: 400, Request ID: ${region.random.uuid()})" (RequestToken: ${region.random.uuid()}, HandlerErrorCode: ServiceLimitExceeded)`,
      );
    }
    const id = `eipalloc-${region.random.hex(17)}`;
    const publicIp = `198.51.100.${1 + region.random.below(254)}`;
    region.state.addresses[id] = { id, publicIp, tags: resourceTags(context) };
    return { physicalId: publicIp, attributes: { AllocationId: id, PublicIp: publicIp } };
  },
  removed({ region, resource }) {
    delete region.state.addresses[resource.attributes.AllocationId];
  },
};

const natGateway: ResourceType = {
  createSeconds: 95,
  deleteSeconds: 40,
  create(context) {
    const { region, properties, at } = context;
    const id = `nat-${region.random.hex(17)}`;
    const subnetId = String(properties.SubnetId);
    region.state.natGateways[id] = {
      id,
      vpcId: region.state.subnets[subnetId]?.vpcId ?? '',
      subnetId,
      addressId: String(properties.AllocationId),
      state: 'pending',
      createdAt: region.stamp(at),
      tags: resourceTags(context),
    };
    return { physicalId: id, attributes: { NatGatewayId: id } };
  },
  created({ region, resource }) {
    region.state.natGateways[String(resource.physicalId)].state = 'available';
  },
  removed({ region, resource }) {
    const id = String(resource.physicalId);
    if (region.state.natGateways[id] === undefined) {
      throw new ResourceFailure(ec2Refusal(`NAT ${id} was not found`, region.random.uuid()));
    }
    delete region.state.natGateways[id];
  },
};

export const addressTypes: Record<string, ResourceType> = {
  'AWS::EC2::EIP': elasticIp,
  'AWS::EC2::NatGateway': natGateway,
};
