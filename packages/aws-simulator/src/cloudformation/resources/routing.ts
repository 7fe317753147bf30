import type { ResourceType } from '../ResourceType.ts';

/** A resource that nothing else of the simulator looks at. */
function plain(prefix: string, createSeconds: number, deleteSeconds: number): ResourceType {
  return {
    createSeconds,
    deleteSeconds,
    create: ({ region }) => {
      const id = `${prefix}-${region.random.hex(17)}`;
      return { physicalId: id, attributes: { Id: id, LatestVersionNumber: '1' } };
    },
  };
}

export const routingTypes: Record<string, ResourceType> = {
  'AWS::EC2::InternetGateway': plain('igw', 15, 2),
  'AWS::EC2::VPCGatewayAttachment': plain('IGW|vpc', 2, 2),
  'AWS::EC2::RouteTable': plain('rtb', 10, 2),
  'AWS::EC2::Route': plain('r', 3, 1),
  'AWS::EC2::SubnetRouteTableAssociation': plain('rtbassoc', 2, 1),
  'AWS::EC2::SecurityGroupIngress': plain('sgr', 2, 1),
  'AWS::EC2::SecurityGroupEgress': plain('sgr', 2, 1),
  'AWS::EC2::LaunchTemplate': plain('lt', 5, 2),
};
