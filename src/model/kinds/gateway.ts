import type { GatewayAttachmentModel, InternetGatewayModel, NatGatewayModel } from '../network-types';
import { readText } from '../read-value';
import { isKnown } from '../unknown';
import type { ResourceKind } from './kind';

export const INTERNET_GATEWAY: ResourceKind<InternetGatewayModel> = {
  type: 'AWS::EC2::InternetGateway',
  arnAttribute: 'InternetGatewayId',
  read: ({ identity }) => identity,
};

export const GATEWAY_ATTACHMENT: ResourceKind<GatewayAttachmentModel> = {
  type: 'AWS::EC2::VPCGatewayAttachment',
  arnAttribute: 'Ref',
  read: ({ identity, properties }) => ({
    ...identity,
    vpc: readText(properties, 'VpcId'),
    vpnGateway: readText(properties, 'VpnGatewayId'),
  }),
};

export const NAT_GATEWAY: ResourceKind<NatGatewayModel> = {
  type: 'AWS::EC2::NatGateway',
  arnAttribute: 'NatGatewayId',
  read: ({ identity, properties }) => {
    const connectivity = readText(properties, 'ConnectivityType') ?? 'public';
    return {
      ...identity,
      subnet: readText(properties, 'SubnetId'),
      isPublic: isKnown(connectivity) ? connectivity.toLowerCase() === 'public' : connectivity,
    };
  },
};
