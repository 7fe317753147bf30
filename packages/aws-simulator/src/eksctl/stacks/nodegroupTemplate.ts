import type { JsonObject } from '../../protocols/json.ts';
import type { ClusterConfig, NodeGroup } from '../config/types.ts';
import { instanceTypesOf, sizesOf } from '../config/validateNodeGroup.ts';
import { clusterStack, nodegroupStack } from './names.ts';
import { attribute, roleProperties, Template } from './template.ts';

const amiTypes: Record<string, [x86: string, arm: string]> = {
  AmazonLinux2023: ['AL2023_x86_64_STANDARD', 'AL2023_ARM_64_STANDARD'],
  AmazonLinux2: ['AL2_x86_64', 'AL2_ARM_64'],
  Bottlerocket: ['BOTTLEROCKET_x86_64', 'BOTTLEROCKET_ARM_64'],
};

function amiType(group: NodeGroup): string {
  const arm = instanceTypesOf(group).some(type => /^[a-z]+\d+g/.test(type));
  const [x86Type, armType] = amiTypes[group.amiFamily ?? 'AmazonLinux2023'] ?? ['CUSTOM', 'CUSTOM'];
  return arm ? armType : x86Type;
}

/** The stack of a managed node group; it takes its network from the cluster's stack. */
export function nodegroupTemplate(
  config: ClusterConfig,
  group: NodeGroup,
  subnetIds: string[],
): string {
  const cluster = config.metadata.name;
  const name = nodegroupStack(cluster, group.name);
  const imported = (output: string): JsonObject => ({
    'Fn::ImportValue': `${clusterStack(cluster)}::${output}`,
  });
  const template = new Template(name, 'EKS Managed Nodes (SSH access: false)');
  template.add('LaunchTemplate', 'AWS::EC2::LaunchTemplate', {
    LaunchTemplateName: name,
    LaunchTemplateData: {
      SecurityGroupIds: [imported('ClusterSecurityGroupId')],
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: { VolumeSize: group.volumeSize ?? 80, VolumeType: group.volumeType ?? 'gp3' },
        },
      ],
      MetadataOptions: {
        HttpPutResponseHopLimit: group.disablePodIMDS ? 1 : 2,
        HttpTokens: group.disableIMDSv1 === false ? 'optional' : 'required',
      },
    },
  });
  template.add(
    'NodeInstanceRole',
    'AWS::IAM::Role',
    roleProperties('ec2.amazonaws.com', [
      'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
      'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
      'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy',
      'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
    ]),
  );
  const { min, desired, max } = sizesOf(group);
  template.add('ManagedNodeGroup', 'AWS::EKS::Nodegroup', {
    ClusterName: cluster,
    NodegroupName: group.name,
    NodeRole: attribute('NodeInstanceRole', 'Arn'),
    AmiType: amiType(group),
    CapacityType: group.spot ? 'SPOT' : 'ON_DEMAND',
    InstanceTypes: instanceTypesOf(group),
    ScalingConfig: { MinSize: min, DesiredSize: desired, MaxSize: max },
    Subnets: subnetIds,
    Labels: {
      'alpha.eksctl.io/cluster-name': cluster,
      'alpha.eksctl.io/nodegroup-name': group.name,
      ...group.labels,
    },
    LaunchTemplate: { Id: { Ref: 'LaunchTemplate' }, Version: '1' },
    Tags: {
      'alpha.eksctl.io/nodegroup-name': group.name,
      'alpha.eksctl.io/nodegroup-type': 'managed',
      ...group.tags,
    },
  });
  return template.toString();
}
