import { objectMember } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { ofComputeEnvironments, violates } from '../../answers';
import { changedMembers, deployedBefore } from '../../before';
import { listed } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

export const UP_04: Rule = {
  id: 'UP-04',
  title: 'The tags of a compute environment stay as they are',
  severity: 'warning',
  needsBefore: true,
  explanation: 'CloudFormation replaces a compute environment whose own `Tags` change, whatever `ReplaceComputeEnvironment` says, and '
    + 'deletes the old one, where jobs may still run. Tags of the whole stack or app end up there too.',
  remedy: 'Keep the tags of compute environments (in the CDK, `Tags.of(app).add(key, value, { excludeResourceTypes: [\'AWS::Batch::ComputeEnvironment\'] })`), '
    + 'or deploy while no job runs. Tags in `ComputeResources`, which the instances get, can change.',
  links: [
    'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2270',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-batch-computeenvironment.html',
  ],
  inspect: ofComputeEnvironments((environment, inspection) => {
    const before = deployedBefore('computeEnvironments', environment, inspection);
    if (!before) {
      return undefined;
    }
    const unknown = [before, environment].map(({ properties }) => properties.tags).find((tags) => tags instanceof Unknown);
    if (unknown instanceof Unknown) {
      return unknown;
    }
    const changed = changedMembers(objectMember(before.properties, 'tags'), objectMember(environment.properties, 'tags'));
    return changed.length > 0
      ? violates(`Its ${changed.length > 1 ? 'tags' : 'tag'} ${listed(changed)} ${changed.length > 1 ? 'change' : 'changes'}: CloudFormation replaces it for that, and jobs may still run there`)
      : HOLDS;
  }),
};
