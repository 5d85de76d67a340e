/** VPC endpoints, by the services that they stand for. */
import type { SubnetReach } from './reach';
import type { VpcEndpointModel } from '../../../model/network-types';
import { isLiteral } from '../../../model/symbols';
import type { Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';

/** A service as the name of its endpoint has it (`ecr.api`), or `internet`, to which no endpoint leads. */
export type Service = string;

/** `com.amazonaws.eu-west-1.ecr.api`, in China `cn.com.amazonaws.cn-north-1.ecr.api`. */
const SERVICE_NAME = /^(?:cn\.)?com\.amazonaws\.[^.]+\.(.+)$/;

/** The service of an endpoint; `undefined` for one that is not of AWS. */
export function serviceOf({ serviceName }: VpcEndpointModel): Known<Service> | undefined {
  if (serviceName === undefined || !isKnown(serviceName)) {
    return serviceName;
  }
  const [, service] = SERVICE_NAME.exec(serviceName) ?? [];
  return service ?? (isLiteral(serviceName) ? undefined : new Unknown(`the service ${serviceName} is known only after a deploy`));
}

export function isInterface({ type }: VpcEndpointModel): boolean {
  return !isKnown(type) || type.toLowerCase() === 'interface';
}

/**
 * Whether an endpoint leads from the subnet to the service.
 *
 * An interface endpoint with private DNS serves its whole VPC. Whether its security groups let anyone in, and whether its name is
 * known, are questions of their own.
 */
export function hasEndpoint({ endpoints, routeTable }: SubnetReach, service: Service): Known<boolean> {
  if (!isKnown(endpoints)) {
    return endpoints;
  }
  const ofService = endpoints.filter((endpoint) => serviceOf(endpoint) === service);
  const doubtful = endpoints.filter((endpoint) => mayServe(endpoint, service));
  if (service === 's3') {
    return reachesS3(ofService, doubtful, routeTable);
  }
  return ofService.length > 0 || (doubtful.some(isInterface) ? new Unknown(`an endpoint in the VPC may be for ${service}`) : false);
}

/** A FIPS endpoint has a name of its own, which is called only by who is told to. */
function mayServe(endpoint: VpcEndpointModel, service: Service): boolean {
  const name = serviceOf(endpoint);
  return name instanceof Unknown || name === `${service}-fips`;
}

function reachesS3(ofS3: readonly VpcEndpointModel[], doubtful: readonly VpcEndpointModel[], routeTable: SubnetReach['routeTable']): Known<boolean> {
  if (!isKnown(routeTable)) {
    return routeTable;
  }
  const isRouted = ({ routeTables }: VpcEndpointModel) => routeTables.some((table) => isKnown(table) && routeTable.references.includes(table));
  if (ofS3.some(isRouted)) {
    return true;
  }
  // Amazon ECS says that ECR cannot use an interface endpoint for S3; with private DNS for all of S3 it does in practice.
  const all = [...ofS3, ...doubtful];
  const perhaps = all.some(isInterface) || doubtful.some(isRouted) || all.some(({ routeTables }) => routeTables.some((table) => !isKnown(table)));
  return perhaps ? new Unknown('an endpoint for S3 may be one that the subnet uses') : false;
}
