/** The network that jobs run in, as templates declare it: https://docs.aws.amazon.com/vpc/latest/userguide/ */
import type { JsonObject } from './record';
import type { Known, ResourceIdentity } from './types';

/** `AWS::EC2::VPC`. */
export interface VpcModel extends ResourceIdentity {
  readonly cidrBlock?: Known<string>;
  readonly dnsSupport: Known<boolean>;
  readonly dnsHostnames: Known<boolean>;
}

/** `AWS::EC2::Subnet`. */
export interface SubnetModel extends ResourceIdentity {
  readonly vpc?: Known<string>;
  readonly cidrBlock?: Known<string>;
  readonly availabilityZone?: Known<string>;
  /** Whether instances get public addresses. It does not count for Fargate, where each job says so itself. */
  readonly mapPublicIpOnLaunch: Known<boolean>;
}

/** `AWS::EC2::RouteTable`. The main one, which a VPC brings, is no resource of a template. */
export interface RouteTableModel extends ResourceIdentity {
  readonly vpc?: Known<string>;
}

/** `AWS::EC2::Route`. */
export interface RouteModel extends ResourceIdentity {
  readonly routeTable?: Known<string>;
  readonly destinationCidrBlock?: Known<string>;
  /** An internet gateway, or a virtual private one. */
  readonly gateway?: Known<string>;
  readonly natGateway?: Known<string>;
}

/** `AWS::EC2::SubnetRouteTableAssociation`. */
export interface RouteTableAssociationModel extends ResourceIdentity {
  readonly subnet?: Known<string>;
  readonly routeTable?: Known<string>;
}

/** `AWS::EC2::InternetGateway`. */
export type InternetGatewayModel = ResourceIdentity;

/** `AWS::EC2::VPCGatewayAttachment`. */
export interface GatewayAttachmentModel extends ResourceIdentity {
  readonly vpc?: Known<string>;
  /** A virtual private gateway, which may bring routes that no template shows. */
  readonly vpnGateway?: Known<string>;
}

/** `AWS::EC2::NatGateway`. */
export interface NatGatewayModel extends ResourceIdentity {
  readonly subnet?: Known<string>;
  /** Whether it leads to the internet: a private one leads to other networks. */
  readonly isPublic: Known<boolean>;
}

/** `AWS::EC2::VPCEndpoint`. */
export interface VpcEndpointModel extends ResourceIdentity {
  /** Gateway, Interface, … */
  readonly type: Known<string>;
  readonly vpc?: Known<string>;
  /** `com.amazonaws.eu-west-1.ecr.api`. */
  readonly serviceName?: Known<string>;
  readonly privateDnsEnabled: Known<boolean>;
  readonly securityGroups: readonly Known<string>[];
  readonly routeTables: readonly Known<string>[];
  /** The endpoint policy as in the template; absent where all is allowed. */
  readonly policy?: Known<JsonObject>;
}

/** What traffic a security group lets through. */
export interface SecurityGroupRule {
  /** `tcp`, `-1`, … */
  readonly protocol?: Known<string>;
  readonly fromPort?: Known<number>;
  readonly toPort?: Known<number>;
  readonly cidr?: Known<string>;
  /** The group at the other side: where traffic comes from, or goes to. */
  readonly peerGroup?: Known<string>;
  readonly prefixList?: Known<string>;
}

/** `AWS::EC2::SecurityGroup`. */
export interface SecurityGroupModel extends ResourceIdentity {
  readonly ingress: readonly Known<SecurityGroupRule>[];
  /** Without any, all that goes out is let through. */
  readonly egress: readonly Known<SecurityGroupRule>[];
}

/** `AWS::EC2::SecurityGroupIngress`, `AWS::EC2::SecurityGroupEgress`. */
export interface SecurityGroupRuleModel extends ResourceIdentity, SecurityGroupRule {
  /** The group that the rule is added to. */
  readonly group?: Known<string>;
}

/** All of it. */
export interface NetworkModel {
  readonly vpcs: readonly VpcModel[];
  readonly subnets: readonly SubnetModel[];
  readonly routeTables: readonly RouteTableModel[];
  readonly routes: readonly RouteModel[];
  readonly routeTableAssociations: readonly RouteTableAssociationModel[];
  readonly internetGateways: readonly InternetGatewayModel[];
  readonly gatewayAttachments: readonly GatewayAttachmentModel[];
  readonly natGateways: readonly NatGatewayModel[];
  readonly vpcEndpoints: readonly VpcEndpointModel[];
  readonly securityGroups: readonly SecurityGroupModel[];
  readonly securityGroupIngresses: readonly SecurityGroupRuleModel[];
  readonly securityGroupEgresses: readonly SecurityGroupRuleModel[];
}
