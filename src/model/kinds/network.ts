/** The kinds of resources of a network, by the member of the model that lists them. */
import type { NetworkModel } from '../network-types';
import { GATEWAY_ATTACHMENT, INTERNET_GATEWAY, NAT_GATEWAY } from './gateway';
import type { ResourceKind } from './kind';
import { ROUTE, ROUTE_TABLE, ROUTE_TABLE_ASSOCIATION } from './route';
import { SECURITY_GROUP, SECURITY_GROUP_EGRESS, SECURITY_GROUP_INGRESS } from './security-group';
import { SUBNET, VPC } from './vpc';
import { VPC_ENDPOINT } from './vpc-endpoint';

export const NETWORK_KINDS: { readonly [Member in keyof NetworkModel]: ResourceKind<NetworkModel[Member][number]> } = {
  vpcs: VPC,
  subnets: SUBNET,
  routeTables: ROUTE_TABLE,
  routes: ROUTE,
  routeTableAssociations: ROUTE_TABLE_ASSOCIATION,
  internetGateways: INTERNET_GATEWAY,
  gatewayAttachments: GATEWAY_ATTACHMENT,
  natGateways: NAT_GATEWAY,
  vpcEndpoints: VPC_ENDPOINT,
  securityGroups: SECURITY_GROUP,
  securityGroupIngresses: SECURITY_GROUP_INGRESS,
  securityGroupEgresses: SECURITY_GROUP_EGRESS,
};
