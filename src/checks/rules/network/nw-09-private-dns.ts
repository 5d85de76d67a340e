import { type ComputeNetwork, hasAddress, hasInternet } from './compute-network';
import { ofEndpointsInUse } from './endpoint-users';
import { isInterface } from './endpoints';
import { everySubnet } from './of-subnets';
import { placeOf } from './words';
import type { VpcEndpointModel, VpcModel } from '../../../model/network-types';
import { isKnown } from '../../../model/unknown';
import { allOf, cannotTell, judge, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const NW_09: Rule = {
  id: 'NW-09',
  title: 'An interface endpoint answers to the public name of its service',
  severity: 'error',
  explanation: 'The agent and the AWS SDKs call a service by its public name, which leads to an interface endpoint only with private DNS. '
    + 'Private DNS takes DNS support and DNS hostnames of the VPC (hostnames are off by default in CloudFormation): '
    + 'without both, the deploy is rejected. Without private DNS, calls from an isolated subnet go nowhere.',
  remedy: 'Set `PrivateDnsEnabled` of the endpoint, and `EnableDnsSupport` and `EnableDnsHostnames` of the VPC, to true.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
  ],
  inspect: ofEndpointsInUse((endpoint, users, inspection) => {
    const vpc = inspection.find('vpcs', endpoint.vpc);
    if (!isInterface(endpoint) || !isKnown(vpc)) {
      return undefined;
    }
    return judge(endpoint.privateDnsEnabled, (isEnabled) => (isEnabled ? judgeVpc(vpc) : allOf(users.map((user) => judgeIsolation(endpoint, user)))));
  }),
};

function judgeVpc({ name, dnsSupport, dnsHostnames }: VpcModel): Answer {
  if (dnsSupport === false || dnsHostnames === false) {
    const missing = dnsSupport === false ? '`EnableDnsSupport`' : '`EnableDnsHostnames`';
    return violates(`It has private DNS, and ${missing} of the VPC ${name} is not true: the endpoint cannot be created`);
  }
  return isKnown(dnsSupport) && isKnown(dnsHostnames) ? HOLDS : cannotTell(`whether the VPC ${name} has DNS hostnames is known only after a deploy`);
}

function judgeIsolation({ serviceName }: VpcEndpointModel, network: ComputeNetwork): Answer {
  return everySubnet(network, (reach) => {
    const internet = hasInternet(reach, hasAddress(network, reach));
    if (internet !== false) {
      return isKnown(internet) ? HOLDS : internet;
    }
    return violates(`It has no private DNS: from ${placeOf({ network, reach })}, which has no route to the internet, `
      + `${String(serviceName)} is not found by its public name`);
  });
}
