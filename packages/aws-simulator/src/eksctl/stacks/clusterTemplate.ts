import type { JsonObject } from '../../protocols/json.ts';
import type { ClusterConfig } from '../config/types.ts';
import { clusterStack } from './names.ts';
import { defaultCidr, type SubnetPlan } from './network.ts';
import { attribute, roleProperties, Template } from './template.ts';

/** The network that a cluster's stack makes or uses. */
export type Network =
  | { kind: 'new'; subnets: SubnetPlan[] }
  | { kind: 'existing'; vpcId: string; publicIds: string[]; privateIds: string[] };

type SubnetIds = (JsonObject | string)[];

const join = (ids: SubnetIds): JsonObject => ({ 'Fn::Join': [',', ids] });

const zoneId = (zone: string) => zone.toUpperCase().replaceAll('-', '');

/** The stack of a cluster: its network, its roles and its control plane. */
export function clusterTemplate(config: ClusterConfig, version: string, network: Network): string {
  const { name } = config.metadata;
  const template = new Template(
    clusterStack(name),
    `EKS cluster (dedicated VPC: ${network.kind === 'new'}, dedicated IAM: true)`,
  );
  template.add(
    'ServiceRole',
    'AWS::IAM::Role',
    roleProperties('eks.amazonaws.com', [
      'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
      'arn:aws:iam::aws:policy/AmazonEKSVPCResourceController',
    ]),
  );
  const net = network.kind === 'new' ? newNetwork(template, config, network.subnets) : network;
  const vpc = network.kind === 'new' ? { Ref: 'VPC' } : network.vpcId;
  const subnets = config.vpc?.controlPlaneOnPrivateSubnets
    ? net.privateIds
    : [...net.publicIds, ...net.privateIds];
  template.add('ControlPlaneSecurityGroup', 'AWS::EC2::SecurityGroup', {
    GroupDescription: 'Communication between the control plane and worker nodegroups',
    VpcId: vpc,
  });
  template.add('ClusterSharedNodeSecurityGroup', 'AWS::EC2::SecurityGroup', {
    GroupDescription: 'Communication between all nodes in the cluster',
    VpcId: vpc,
  });
  controlPlane(template, config, version, subnets);
  template.add('IngressDefaultClusterToNodeSG', 'AWS::EC2::SecurityGroupIngress', {
    GroupId: { Ref: 'ClusterSharedNodeSecurityGroup' },
    SourceSecurityGroupId: attribute('ControlPlane', 'ClusterSecurityGroupId'),
  });
  template.add('IngressInterNodeGroupSG', 'AWS::EC2::SecurityGroupIngress', {
    GroupId: { Ref: 'ClusterSharedNodeSecurityGroup' },
    SourceSecurityGroupId: { Ref: 'ClusterSharedNodeSecurityGroup' },
  });
  template.add('IngressNodeToDefaultClusterSG', 'AWS::EC2::SecurityGroupIngress', {
    GroupId: attribute('ControlPlane', 'ClusterSecurityGroupId'),
    SourceSecurityGroupId: { Ref: 'ClusterSharedNodeSecurityGroup' },
  });
  template.output('ARN', attribute('ControlPlane', 'Arn'));
  template.output(
    'CertificateAuthorityData',
    attribute('ControlPlane', 'CertificateAuthorityData'),
    false,
  );
  template.output('ClusterSecurityGroupId', attribute('ControlPlane', 'ClusterSecurityGroupId'));
  template.output('ClusterStackName', { Ref: 'AWS::StackName' }, false);
  template.output('Endpoint', attribute('ControlPlane', 'Endpoint'));
  template.output('FeatureNATMode', config.vpc?.nat?.gateway ?? 'Single', false);
  template.output('SecurityGroup', { Ref: 'ControlPlaneSecurityGroup' });
  template.output('ServiceRoleARN', attribute('ServiceRole', 'Arn'));
  template.output('SharedNodeSecurityGroup', { Ref: 'ClusterSharedNodeSecurityGroup' });
  template.output('SubnetsPrivate', join(net.privateIds));
  template.output('SubnetsPublic', join(net.publicIds));
  template.output('VPC', vpc);
  return template.toString();
}

function controlPlane(
  template: Template,
  config: ClusterConfig,
  version: string,
  subnetIds: SubnetIds,
): void {
  const { metadata, vpc, accessConfig } = config;
  const fullyPrivate = config.privateCluster?.enabled === true;
  const types = (config.cloudWatch?.clusterLogging?.enableTypes ?? []).flatMap(type =>
    type === 'all' || type === '*'
      ? ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']
      : [type],
  );
  const auto = config.autoModeConfig?.enabled === true;
  template.add('ControlPlane', 'AWS::EKS::Cluster', {
    Name: metadata.name,
    Version: version,
    RoleArn: attribute('ServiceRole', 'Arn'),
    ResourcesVpcConfig: {
      SubnetIds: subnetIds,
      SecurityGroupIds: [{ Ref: 'ControlPlaneSecurityGroup' }],
      EndpointPublicAccess: fullyPrivate ? true : vpc?.clusterEndpoints?.publicAccess ?? true,
      EndpointPrivateAccess: fullyPrivate ? true : vpc?.clusterEndpoints?.privateAccess ?? false,
      ...(vpc?.publicAccessCIDRs ? { PublicAccessCidrs: vpc.publicAccessCIDRs } : {}),
    },
    AccessConfig: {
      AuthenticationMode: accessConfig?.authenticationMode ?? 'API_AND_CONFIG_MAP',
      BootstrapClusterCreatorAdminPermissions:
        accessConfig?.bootstrapClusterCreatorAdminPermissions ?? true,
    },
    ComputeConfig: { Enabled: auto },
    ...(types.length > 0
      ? { Logging: { ClusterLogging: { EnabledTypes: types.map(Type => ({ Type })) } } }
      : {}),
    ...(config.secretsEncryption?.keyARN
      ? {
          EncryptionConfig: [
            { Resources: ['secrets'], Provider: { KeyArn: config.secretsEncryption.keyARN } },
          ],
        }
      : {}),
    ...(config.upgradePolicy?.supportType
      ? { UpgradePolicy: { SupportType: config.upgradePolicy.supportType } }
      : {}),
  });
}

function newNetwork(
  template: Template,
  config: ClusterConfig,
  subnets: SubnetPlan[],
): { publicIds: SubnetIds; privateIds: SubnetIds } {
  const VpcId = { Ref: 'VPC' };
  const { name } = config.metadata;
  template.add('VPC', 'AWS::EC2::VPC', {
    CidrBlock: config.vpc?.cidr ?? defaultCidr,
    EnableDnsHostnames: true,
    EnableDnsSupport: true,
    Tags: [{ Key: 'Name', Value: `${clusterStack(name)}/VPC` }],
  });
  template.add('InternetGateway', 'AWS::EC2::InternetGateway', {});
  template.add('VPCGatewayAttachment', 'AWS::EC2::VPCGatewayAttachment', {
    VpcId,
    InternetGatewayId: { Ref: 'InternetGateway' },
  });
  template.add('PublicRouteTable', 'AWS::EC2::RouteTable', { VpcId });
  template.add(
    'PublicSubnetRoute',
    'AWS::EC2::Route',
    {
      RouteTableId: { Ref: 'PublicRouteTable' },
      GatewayId: { Ref: 'InternetGateway' },
    },
    ['VPCGatewayAttachment'],
  );
  for (const { zone, publicCidr, privateCidr } of subnets) {
    const id = zoneId(zone);
    template.add(`SubnetPublic${id}`, 'AWS::EC2::Subnet', {
      VpcId,
      CidrBlock: publicCidr,
      AvailabilityZone: zone,
      MapPublicIpOnLaunch: true,
      Tags: [{ Key: 'kubernetes.io/role/elb', Value: '1' }],
    });
    template.add(`SubnetPrivate${id}`, 'AWS::EC2::Subnet', {
      VpcId,
      CidrBlock: privateCidr,
      AvailabilityZone: zone,
      Tags: [{ Key: 'kubernetes.io/role/internal-elb', Value: '1' }],
    });
    template.add(`RouteTableAssociationPublic${id}`, 'AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: `SubnetPublic${id}` },
      RouteTableId: { Ref: 'PublicRouteTable' },
    });
    template.add(`PrivateRouteTable${id}`, 'AWS::EC2::RouteTable', { VpcId });
    template.add(`RouteTableAssociationPrivate${id}`, 'AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: `SubnetPrivate${id}` },
      RouteTableId: { Ref: `PrivateRouteTable${id}` },
    });
  }
  natGateways(template, config.vpc?.nat?.gateway ?? 'Single', subnets);
  return {
    publicIds: subnets.map(({ zone }) => ({ Ref: `SubnetPublic${zoneId(zone)}` })),
    privateIds: subnets.map(({ zone }) => ({ Ref: `SubnetPrivate${zoneId(zone)}` })),
  };
}

function natGateways(template: Template, mode: string, subnets: SubnetPlan[]): void {
  if (mode === 'Disable') {
    return;
  }
  const single = mode === 'Single';
  const gateways = single ? subnets.slice(0, 1) : subnets;
  for (const { zone } of gateways) {
    const suffix = single ? '' : zoneId(zone);
    template.add(`NATIP${suffix}`, 'AWS::EC2::EIP', { Domain: 'vpc' }, ['VPCGatewayAttachment']);
    template.add(`NATGateway${suffix}`, 'AWS::EC2::NatGateway', {
      AllocationId: attribute(`NATIP${suffix}`, 'AllocationId'),
      SubnetId: { Ref: `SubnetPublic${zoneId(zone)}` },
    });
  }
  for (const { zone } of subnets) {
    template.add(`NATPrivateSubnetRoute${zoneId(zone)}`, 'AWS::EC2::Route', {
      RouteTableId: { Ref: `PrivateRouteTable${zoneId(zone)}` },
      NatGatewayId: { Ref: `NATGateway${single ? '' : zoneId(zone)}` },
    });
  }
}
