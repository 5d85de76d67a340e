import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { judge, ofComputeEnvironments, violates } from '../../answers';
import { isFargate } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

/** Five days. */
const MOST = 7200;

export const CE_28: Rule = {
  id: 'CE-28',
  title: 'An update waits for jobs from a minute to five days',
  severity: 'error',
  explanation: `When its instances are replaced, AWS Batch waits \`jobExecutionTimeoutMinutes\` for running jobs: 1 to ${MOST} minutes (5 days), 30 if not given. `
    + 'Fargate has no instances to replace and ignores it.',
  remedy: `Give 1 to ${MOST} minutes, or leave \`UpdatePolicy\` out.`,
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_UpdatePolicy.html'],
  inspect: ofComputeEnvironments((environment) => judge(readNumber(objectMember(environment.properties, 'updatePolicy'), 'jobExecutionTimeoutMinutes'), (minutes) => {
    if (isFargate(environment)) {
      return violates(`Its \`JobExecutionTimeoutMinutes\` of ${minutes} means nothing: it is on Fargate, which has no instances to replace`, {
        severity: 'info', remedy: 'Leave `UpdatePolicy` out.',
      });
    }
    return minutes >= 1 && minutes <= MOST
      ? HOLDS
      : violates(`Its \`JobExecutionTimeoutMinutes\` is ${minutes}, and AWS Batch takes 1 to ${MOST}`);
  })),
};
