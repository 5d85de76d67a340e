import type { ComputeNetwork } from './compute-network';
import { judgeCount } from './counts';
import { ofNetworks } from './of-subnets';
import { listing } from './words';
import { objectMember } from '../../../model/record';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, cannotTell, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

/** `ComputeResource` of the API. */
const MOST_FARGATE_SUBNETS = 16;
const MOST_FARGATE_SECURITY_GROUPS = 5;

export const NW_13: Rule = {
  id: 'NW-13',
  title: 'A compute environment has subnets of one VPC, and on Fargate 1 to 16 of them and 1 to 5 security groups',
  severity: 'error',
  explanation: 'AWS Batch rejects a compute environment without subnets or with subnets of several VPCs, '
    + `and one on Fargate with more than ${MOST_FARGATE_SUBNETS} subnets, without a security group, or with more than ${MOST_FARGATE_SECURITY_GROUPS}.`,
  remedy: 'Name subnets of one VPC, one in each Availability Zone, and one security group.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html'],
  inspect: ofNetworks((network) => {
    const { subnets, securityGroupIds } = objectMember(network.environment.properties, 'computeResources');
    const isFargate = network.platform === 'FARGATE';
    return allOf([
      judgeCount(subnets, 'subnet', 1, isFargate ? MOST_FARGATE_SUBNETS : Infinity),
      isFargate ? judgeCount(securityGroupIds, 'security group', 1, MOST_FARGATE_SECURITY_GROUPS) : undefined,
      judgeVpcs(network),
    ]);
  }),
};

function judgeVpcs({ subnets }: ComputeNetwork): Answer {
  const vpcs = [...new Set(subnets.filter(isKnown).map(({ vpc }) => vpc))];
  if (vpcs.length > 1) {
    return violates(`Its subnets are in ${vpcs.length} VPCs, ${listing(vpcs.map(({ name }) => name))}`);
  }
  const unknown = subnets.find((subnet) => subnet instanceof Unknown);
  return unknown ? cannotTell(`the VPC of a subnet is not known: ${unknown.reason}`) : HOLDS;
}
