import { securityGroupsIn } from './security-groups';
import { ofLaunchTemplates } from './templates';
import { objectMember } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { violates } from '../../answers';
import { isSet } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

export const LT_05: Rule = {
  id: 'LT-05',
  title: 'Security groups are given in one place',
  severity: 'info',
  explanation: 'Where both the compute environment and its launch template give security groups, AWS Batch takes those of the compute environment.',
  remedy: 'Remove the security groups from the launch template, or `SecurityGroupIds` from `ComputeResources`.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html'],
  inspect: ofLaunchTemplates(({ template, data, environment }) => {
    const { securityGroupIds } = objectMember(environment.properties, 'computeResources');
    const own = isSet(securityGroupIds) && !(securityGroupIds instanceof Unknown);
    const groups = securityGroupsIn(data).filter((group) => !(group instanceof Unknown));
    return own && groups.length > 0
      ? violates(`It gives \`SecurityGroupIds\`, and so does its launch template \`${template.name}\`, whose groups the instances do not get`)
      : HOLDS;
  }),
};
