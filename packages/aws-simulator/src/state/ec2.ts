import type { Tags } from './eks.ts';

export interface Vpc {
  id: string;
  cidr: string;
  tags: Tags;
}

export interface Subnet {
  id: string;
  vpcId: string;
  cidr: string;
  zone: string;
  public: boolean;
  tags: Tags;
}

export interface SecurityGroup {
  id: string;
  name: string;
  description: string;
  vpcId: string;
  tags: Tags;
}

export interface NetworkInterface {
  id: string;
  vpcId: string;
  subnetId: string;
  zone: string;
  description: string;
  status: 'available' | 'in-use';
  privateIp: string;
  groups: string[];
  tags: Tags;
}

export interface Volume {
  id: string;
  zone: string;
  size: number;
  state: 'available' | 'in-use';
  createdAt: string;
  tags: Tags;
}

export interface Address {
  id: string;
  publicIp: string;
  tags: Tags;
}

export interface NatGateway {
  id: string;
  vpcId: string;
  subnetId: string;
  addressId: string;
  state: 'pending' | 'available' | 'deleted';
  createdAt: string;
  tags: Tags;
}

export interface LoadBalancer {
  name: string;
  /** A classic load balancer has a name only. */
  arn?: string;
  kind: 'classic' | 'application' | 'network';
  vpcId: string;
  subnetIds: string[];
  dnsName: string;
  securityGroupIds: string[];
  createdAt: string;
  tags: Tags;
}
