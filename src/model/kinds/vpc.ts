import type { SubnetModel, VpcModel } from '../network-types';
import { readText } from '../read-value';
import type { ResourceKind } from './kind';
import { readFlag } from './network-values';

export const VPC: ResourceKind<VpcModel> = {
  type: 'AWS::EC2::VPC',
  arnAttribute: 'VpcId',
  read: ({ identity, properties }) => ({
    ...identity,
    cidrBlock: readText(properties, 'CidrBlock'),
    dnsSupport: readFlag(properties, 'EnableDnsSupport', true),
    dnsHostnames: readFlag(properties, 'EnableDnsHostnames', false),
  }),
};

export const SUBNET: ResourceKind<SubnetModel> = {
  type: 'AWS::EC2::Subnet',
  arnAttribute: 'SubnetId',
  read: ({ identity, properties }) => ({
    ...identity,
    vpc: readText(properties, 'VpcId'),
    cidrBlock: readText(properties, 'CidrBlock'),
    availabilityZone: readText(properties, 'AvailabilityZone'),
    mapPublicIpOnLaunch: readFlag(properties, 'MapPublicIpOnLaunch', false),
  }),
};
