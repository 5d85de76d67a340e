import { namesSecurityGroup } from './launch-template-network';
import { ofNetworks } from './of-subnets';
import { objectMember } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const NW_14: Rule = {
  id: 'NW-14',
  title: 'Instances have a security group, of the compute environment or of the launch template',
  severity: 'error',
  explanation: 'AWS Batch rejects a compute environment on EC2 that names no security group, neither in `SecurityGroupIds` nor in its launch template.',
  remedy: 'Name a security group in `SecurityGroupIds` of the compute environment.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html'],
  inspect: ofNetworks(({ platform, environment, launchTemplates }) => {
    const { securityGroupIds } = objectMember(environment.properties, 'computeResources');
    if (platform !== 'EC2' || securityGroupIds instanceof Unknown) {
      return platform === 'EC2' ? securityGroupIds as Unknown : undefined;
    }
    if (Array.isArray(securityGroupIds) && securityGroupIds.length > 0) {
      return HOLDS;
    }
    const named = launchTemplates.map(namesSecurityGroup);
    if (named.length > 0 && named.every((known) => known === true)) {
      return HOLDS;
    }
    return named.every((known) => known === false)
      ? violates(`It names no security group, ${named.length > 0 ? 'and its launch template names none' : 'and has no launch template that could'}: `
        + 'the compute environment cannot be created')
      : cannotTell('not every launch template is known to name a security group');
  }),
};
