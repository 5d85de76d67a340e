import { Unknown } from '../../../model/unknown';
import { ofComputeEnvironments, violates } from '../../answers';
import { changedMembers, deployedBefore } from '../../before';
import { listed } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

export const UP_02: Rule = {
  id: 'UP-02',
  title: 'ReplaceComputeEnvironment is set to false in a deploy of its own',
  severity: 'error',
  needsBefore: true,
  // Of compute that cannot be updated in place.
  companions: ['CE-11', 'CE-12'],
  explanation: 'When `ReplaceComputeEnvironment` becomes false together with another change and the deploy has to be rolled back, CloudFormation cannot: '
    + 'the stack can end in UPDATE_ROLLBACK_FAILED, in which it takes no update.',
  remedy: 'Deploy `ReplaceComputeEnvironment: false` first, with nothing else changed in the compute environment, and the rest after that.',
  links: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-batch-computeenvironment.html'],
  inspect: ofComputeEnvironments((environment, inspection) => {
    const before = deployedBefore('computeEnvironments', environment, inspection)?.properties;
    const now = environment.properties;
    if (before && now.replaceComputeEnvironment instanceof Unknown) {
      return now.replaceComputeEnvironment;
    }
    if (!before || now.replaceComputeEnvironment !== false || before.replaceComputeEnvironment === false) {
      return undefined;
    }
    if (before.replaceComputeEnvironment instanceof Unknown) {
      return before.replaceComputeEnvironment;
    }
    const others = changedMembers(before, now).filter((name) => name !== 'replaceComputeEnvironment');
    return others.length > 0
      ? violates(`\`ReplaceComputeEnvironment\` becomes false, and ${listed(others)} changes with it: CloudFormation may not be able to roll that back`)
      : HOLDS;
  }),
};
