import { type AwsLogs, awsLogsOf, DEFAULT_GROUP } from './logs';
import { isLiteral } from '../../../model/symbols';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, ofContainers, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;

export const IAM_06: Rule = {
  id: 'IAM-06',
  title: 'The log group of a container is one that exists, by its name',
  severity: 'error',
  explanation: 'The awslogs driver looks for the group `awslogs-group` by its name, and the container does not start where there is none. '
    + 'The ARN of a group is not its name; a name has up to 512 letters, digits and . - _ / #.',
  remedy: 'Give the name of the log group: `Ref` gives it, `Fn::GetAtt` of `Arn` does not.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/using_awslogs.html',
    'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html',
  ],
  inspect: ofContainers((container, _task, _job, inspection) => {
    const logs = awsLogsOf(container);
    return logs === undefined || logs instanceof Unknown ? logs : judgeGroup(logs, inspection);
  }),
};

function judgeGroup({ group, createGroup }: AwsLogs, inspection: Inspection): Answer {
  if (!isKnown(group) || group === DEFAULT_GROUP) {
    return isKnown(group) ? undefined : group;
  }
  const declared = inspection.find('logGroups', group);
  if (group.startsWith('arn:') || (isKnown(declared) && group === declared.arn)) {
    return violates(`\`awslogs-group\` is the ARN ${group}, which is no name of a log group: the container does not start`);
  }
  if (isLiteral(group) && !NAME.test(group)) {
    return violates(`\`awslogs-group\` is \`${group}\`, which cannot be the name of a log group: the container does not start`);
  }
  return isKnown(declared) || createGroup ? HOLDS : cannotTell(`the log group ${group} must exist: the templates do not declare it`);
}
