/** What a subnet reaches: the internet, and the services of AWS. */
import { type Grouping, groupBy } from './grouping';
import type { NatGatewayModel, RouteModel, RouteTableModel, SubnetModel, VpcEndpointModel, VpcModel } from '../../../model/network-types';
import type { BatchModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

/**
 * Where traffic to the internet goes: `igw`, an internet gateway, needs a public address; `nat` needs none; `broken-nat` is a NAT gateway
 * that has no way out itself.
 */
export type Way = 'igw' | 'nat' | 'broken-nat' | 'none';

/** What is known of a subnet of the templates. */
export interface SubnetReach {
  readonly subnet: SubnetModel;
  readonly vpc: VpcModel;
  readonly way: Known<Way>;
  /** The table of the subnet, which a gateway endpoint has to name. */
  readonly routeTable: Known<RouteTableModel>;
  readonly endpoints: Known<readonly VpcEndpointModel[]>;
  readonly natGateways: Known<readonly NatGatewayModel[]>;
}

/** The reach of the subnet that a reference names; `Unknown` where the templates do not declare it or its VPC. */
export function reachOf(reference: Known<string>, inspection: Inspection): Known<SubnetReach> {
  const subnet = inspection.find('subnets', reference);
  return isKnown(subnet) ? inspection.once(subnet, computeReach) : subnet;
}

function computeReach(subnet: SubnetModel, inspection: Inspection): Known<SubnetReach> {
  const vpc = inspection.find('vpcs', subnet.vpc);
  if (!isKnown(vpc)) {
    return vpc;
  }
  const { endpoints, natGateways } = groupingsOf(inspection);
  return {
    subnet,
    vpc,
    way: wayOut(subnet, vpc, inspection),
    routeTable: routeTableOf(subnet, inspection),
    endpoints: endpoints.of(vpc),
    natGateways: natGateways.of(vpc),
  };
}

function wayOut(subnet: SubnetModel, vpc: VpcModel, inspection: Inspection): Known<Way> {
  const target = defaultTarget(subnet, inspection);
  const attachments = groupingsOf(inspection).attachments.of(vpc);
  if (target === 'none') {
    const mayLearnRoutes = !isKnown(attachments) || attachments.some(({ vpnGateway }) => vpnGateway !== undefined);
    return mayLearnRoutes ? new Unknown(`a virtual private gateway may bring routes into the VPC ${vpc.name}`) : 'none';
  }
  return !isKnown(target) || target === 'igw' ? target : wayOfNat(target, inspection);
}

function wayOfNat({ natGateway }: RouteModel, inspection: Inspection): Known<Way> {
  const nat = inspection.find('natGateways', natGateway);
  if (!isKnown(nat)) {
    return 'nat'; // one that somebody made elsewhere is taken to work
  }
  if (nat.isPublic !== true) {
    return isKnown(nat.isPublic) ? new Unknown(`the NAT gateway ${nat.name} is a private one, which leads to other networks`) : nat.isPublic;
  }
  const subnet = inspection.find('subnets', nat.subnet);
  const target = isKnown(subnet) ? defaultTarget(subnet, inspection) : subnet;
  return isKnown(target) && target !== 'igw' ? 'broken-nat' : 'nat';
}

/** The target of the default route: an internet gateway, a NAT gateway (the route says which), or none at all. */
function defaultTarget(subnet: SubnetModel, inspection: Inspection): Known<'igw' | 'none' | RouteModel> {
  const table = routeTableOf(subnet, inspection);
  const routes = isKnown(table) ? groupingsOf(inspection).routes.of(table) : table;
  if (!isKnown(routes)) {
    return routes;
  }
  const defaults = routes.filter(({ destinationCidrBlock }) => destinationCidrBlock === '0.0.0.0/0');
  const nat = defaults.find(({ natGateway }) => natGateway !== undefined);
  const internet = defaults.some(({ gateway }) => gateway !== undefined && isInternetGateway(gateway, inspection));
  // A transit gateway, a peering, a firewall, a narrower range, IPv6: where it leads is not followed.
  const other = routes.find((route) => (internet ? route.destinationCidrBlock === undefined : true));
  if (nat || !other) {
    return nat ?? (internet ? 'igw' : 'none');
  }
  return new Unknown(`the route ${other.logicalId} leads where no template tells`);
}

function isInternetGateway(gateway: Known<string>, inspection: Inspection): boolean {
  return isKnown(inspection.find('internetGateways', gateway)) || (isKnown(gateway) && gateway.startsWith('igw-'));
}

function routeTableOf(subnet: SubnetModel, inspection: Inspection): Known<RouteTableModel> {
  const associations = groupingsOf(inspection).associations.of(subnet);
  if (!isKnown(associations)) {
    return associations;
  }
  return associations.length > 0
    ? inspection.find('routeTables', associations[0].routeTable)
    : new Unknown(`the subnet ${subnet.name} has the main route table of its VPC, which is in no template`);
}

interface Groupings {
  readonly associations: Grouping<SubnetModel, BatchModel['routeTableAssociations'][number]>;
  readonly routes: Grouping<RouteTableModel, RouteModel>;
  readonly attachments: Grouping<VpcModel, BatchModel['gatewayAttachments'][number]>;
  readonly endpoints: Grouping<VpcModel, VpcEndpointModel>;
  readonly natGateways: Grouping<VpcModel, NatGatewayModel>;
}

function groupingsOf(inspection: Inspection): Groupings {
  return inspection.once(inspection.model, computeGroupings);
}

function computeGroupings(model: BatchModel, inspection: Inspection): Groupings {
  return {
    associations: groupBy(inspection, model.routeTableAssociations, 'subnets', ({ subnet }) => subnet),
    routes: groupBy(inspection, model.routes, 'routeTables', ({ routeTable }) => routeTable),
    attachments: groupBy(inspection, model.gatewayAttachments, 'vpcs', ({ vpc }) => vpc),
    endpoints: groupBy(inspection, model.vpcEndpoints, 'vpcs', ({ vpc }) => vpc),
    natGateways: groupBy(inspection, model.natGateways, 'vpcs', ({ subnet }) => vpcOf(subnet, inspection)),
  };
}

function vpcOf(reference: Known<string> | undefined, inspection: Inspection): Known<string> | undefined {
  const subnet = inspection.find('subnets', reference);
  return isKnown(subnet) ? subnet.vpc : undefined; // of a subnet that is declared elsewhere, so is the VPC
}
