import type { RouteModel, RouteTableAssociationModel, RouteTableModel } from '../network-types';
import { readText } from '../read-value';
import type { ResourceKind } from './kind';

export const ROUTE_TABLE: ResourceKind<RouteTableModel> = {
  type: 'AWS::EC2::RouteTable',
  arnAttribute: 'RouteTableId',
  read: ({ identity, properties }) => ({ ...identity, vpc: readText(properties, 'VpcId') }),
};

export const ROUTE: ResourceKind<RouteModel> = {
  type: 'AWS::EC2::Route',
  arnAttribute: 'Ref',
  read: ({ identity, properties }) => ({
    ...identity,
    routeTable: readText(properties, 'RouteTableId'),
    destinationCidrBlock: readText(properties, 'DestinationCidrBlock'),
    gateway: readText(properties, 'GatewayId'),
    natGateway: readText(properties, 'NatGatewayId'),
  }),
};

export const ROUTE_TABLE_ASSOCIATION: ResourceKind<RouteTableAssociationModel> = {
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  arnAttribute: 'Id',
  read: ({ identity, properties }) => ({
    ...identity,
    subnet: readText(properties, 'SubnetId'),
    routeTable: readText(properties, 'RouteTableId'),
  }),
};
