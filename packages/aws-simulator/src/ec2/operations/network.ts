import { AwsError } from '../../protocols/AwsError.ts';
import type { Operation } from '../../server/Operation.ts';
import { filtered, selected, tagSet } from '../filters.ts';

export const networkOperations: Record<string, Operation> = {
  DescribeVpcs: (input, { region }) => ({
    vpcSet: filtered(
      selected(region.state.vpcs, input.VpcId, 'InvalidVpcID.NotFound', 'vpc ID'),
      input,
      vpc => ({ 'vpc-id': vpc.id, state: 'available', cidr: vpc.cidr, isDefault: 'false' }),
    ).map(vpc => ({
      vpcId: vpc.id,
      state: 'available',
      cidrBlock: vpc.cidr,
      cidrBlockAssociationSet: [
        {
          associationId: `vpc-cidr-assoc-${vpc.id.slice(4)}`,
          cidrBlock: vpc.cidr,
          cidrBlockState: { state: 'associated' },
        },
      ],
      isDefault: false,
      ownerId: region.account,
      instanceTenancy: 'default',
      tagSet: tagSet(vpc.tags),
    })),
  }),

  DescribeSubnets: (input, { region }) => ({
    subnetSet: filtered(
      selected(region.state.subnets, input.SubnetId, 'InvalidSubnetID.NotFound', 'subnet ID'),
      input,
      subnet => ({
        'subnet-id': subnet.id,
        'vpc-id': subnet.vpcId,
        'availability-zone': subnet.zone,
        availabilityZone: subnet.zone,
        'cidr-block': subnet.cidr,
        state: 'available',
      }),
    ).map(subnet => ({
      subnetId: subnet.id,
      vpcId: subnet.vpcId,
      state: 'available',
      cidrBlock: subnet.cidr,
      availabilityZone: subnet.zone,
      availableIpAddressCount: 8187,
      mapPublicIpOnLaunch: subnet.public,
      ownerId: region.account,
      tagSet: tagSet(subnet.tags),
    })),
  }),

  DescribeSecurityGroups: (input, { region }) => ({
    securityGroupInfo: filtered(
      selected(
        region.state.securityGroups,
        input.GroupId,
        'InvalidGroup.NotFound',
        'security group',
      ),
      input,
      group => ({ 'group-id': group.id, 'group-name': group.name, 'vpc-id': group.vpcId }),
    ).map(group => ({
      groupId: group.id,
      groupName: group.name,
      groupDescription: group.description,
      vpcId: group.vpcId,
      ownerId: region.account,
      ipPermissions: [],
      ipPermissionsEgress: [],
      tagSet: tagSet(group.tags),
    })),
  }),

  DeleteSecurityGroup(input, { region }) {
    const id = String(input.GroupId);
    if (!region.state.securityGroups[id]) {
      throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
    }
    const used = Object.values(region.state.networkInterfaces).some(eni => eni.groups.includes(id));
    if (used) {
      throw new AwsError('DependencyViolation', `resource ${id} has a dependent object`);
    }
    delete region.state.securityGroups[id];
    region.changed();
    return { return: true, groupId: id };
  },

  DescribeNetworkInterfaces: (input, { region }) => ({
    networkInterfaceSet: filtered(
      selected(
        region.state.networkInterfaces,
        input.NetworkInterfaceId,
        'InvalidNetworkInterfaceID.NotFound',
        'networkInterface ID',
      ),
      input,
      eni => ({
        'network-interface-id': eni.id,
        'vpc-id': eni.vpcId,
        'subnet-id': eni.subnetId,
        status: eni.status,
        description: eni.description,
        'group-id': eni.groups,
      }),
    ).map(eni => ({
      networkInterfaceId: eni.id,
      subnetId: eni.subnetId,
      vpcId: eni.vpcId,
      availabilityZone: eni.zone,
      description: eni.description,
      ownerId: region.account,
      status: eni.status,
      privateIpAddress: eni.privateIp,
      interfaceType: 'interface',
      groupSet: eni.groups.map(id => ({
        groupId: id,
        groupName: region.state.securityGroups[id]?.name,
      })),
      tagSet: tagSet(eni.tags),
    })),
  }),

  DeleteNetworkInterface(input, { region }) {
    const id = String(input.NetworkInterfaceId);
    const eni = region.state.networkInterfaces[id];
    if (!eni) {
      throw new AwsError(
        'InvalidNetworkInterfaceID.NotFound',
        `The networkInterface ID '${id}' does not exist`,
      );
    }
    if (eni.status === 'in-use') {
      throw new AwsError('InvalidParameterValue', `Network interface '${id}' is currently in use.`);
    }
    delete region.state.networkInterfaces[id];
    region.changed();
    return { return: true };
  },

  DescribeAddresses: (input, { region }) => ({
    addressesSet: filtered(
      selected(
        region.state.addresses,
        input.AllocationId,
        'InvalidAllocationID.NotFound',
        'allocation ID',
      ),
      input,
      address => ({ 'allocation-id': address.id, 'public-ip': address.publicIp, domain: 'vpc' }),
    ).map(address => ({
      allocationId: address.id,
      publicIp: address.publicIp,
      domain: 'vpc',
      tagSet: tagSet(address.tags),
    })),
  }),

  DescribeNatGateways: (input, { region }) => ({
    natGatewaySet: filtered(
      selected(region.state.natGateways, input.NatGatewayId, 'NatGatewayNotFound', 'NAT gateway'),
      input,
      nat => ({
        'nat-gateway-id': nat.id,
        'vpc-id': nat.vpcId,
        'subnet-id': nat.subnetId,
        state: nat.state,
      }),
    ).map(nat => ({
      natGatewayId: nat.id,
      vpcId: nat.vpcId,
      subnetId: nat.subnetId,
      state: nat.state,
      createTime: nat.createdAt,
      natGatewayAddressSet: [{ allocationId: nat.addressId }],
      tagSet: tagSet(nat.tags),
    })),
  }),
};
