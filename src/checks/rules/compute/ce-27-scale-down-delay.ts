import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { judge, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

const LEAST = 20;
/** A week. */
const MOST = 10_080;

export const CE_27: Rule = {
  id: 'CE-27',
  title: 'Idle instances are kept for 20 minutes to a week, or not at all',
  severity: 'error',
  explanation: `AWS Batch takes ${LEAST} to ${MOST} minutes (a week) as \`minScaleDownDelayMinutes\`, or 0 for no delay.`,
  remedy: `Give ${LEAST} to ${MOST} minutes, or leave \`ScalingPolicy\` out.`,
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeScalingPolicy.html'],
  inspect: ofInstanceEnvironments((_, resources) => judge(
    readNumber(objectMember(resources, 'scalingPolicy'), 'minScaleDownDelayMinutes'),
    (minutes) => (minutes === 0 || (minutes >= LEAST && minutes <= MOST)
      ? HOLDS
      : violates(`Its \`MinScaleDownDelayMinutes\` is ${minutes}, and AWS Batch takes 0 or ${LEAST} to ${MOST}`)),
  )),
};
