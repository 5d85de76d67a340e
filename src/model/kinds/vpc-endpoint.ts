import type { VpcEndpointModel } from '../network-types';
import { readText, readTexts } from '../read-value';
import { isObject, type JsonObject } from '../record';
import type { Known } from '../types';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';
import { readFlag } from './network-values';

export const VPC_ENDPOINT: ResourceKind<VpcEndpointModel> = {
  type: 'AWS::EC2::VPCEndpoint',
  arnAttribute: 'Id',
  read: ({ identity, properties }) => ({
    ...identity,
    type: readText(properties, 'VpcEndpointType') ?? 'Gateway',
    vpc: readText(properties, 'VpcId'),
    serviceName: readText(properties, 'ServiceName'),
    privateDnsEnabled: readFlag(properties, 'PrivateDnsEnabled', false),
    securityGroups: readTexts(properties, 'SecurityGroupIds'),
    routeTables: readTexts(properties, 'RouteTableIds'),
    policy: policyOf(properties.PolicyDocument),
  }),
};

function policyOf(document: unknown): Known<JsonObject> | undefined {
  if (document === undefined || isObject(document)) {
    return document;
  }
  return document instanceof Unknown ? document : new Unknown('`PolicyDocument` is not an object');
}
