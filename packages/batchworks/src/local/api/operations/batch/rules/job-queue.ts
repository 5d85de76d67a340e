/** What AWS Batch refuses of a queue that is created or updated, beside members of the wrong shape. */
import { platformOf } from '#shared/checks/placements';
import { STATE } from './limits';
import { shown } from '../../../../../private/shown';
import type { Account } from '../../../../account';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';
import { requiredComputeEnvironment, requiredSchedulingPolicy } from '../lookup/required';

const PRIORITY = { min: 0, max: 1000 };
const ORDER = { min: 0, max: Infinity };
const MAX_ENVIRONMENTS = 3;
const POLICY_ARN = { pattern: /./, rule: 'the ARN of a scheduling policy; a policy can be replaced, but not removed' };
const LIMITED_STATE = { pattern: /^RUNNABLE$/, rule: 'RUNNABLE' };
const ACTION = { pattern: /^(CANCEL|TERMINATE)$/, rule: 'CANCEL or TERMINATE' };
/** "The minimum value for maxTimeSeconds is 600 (10 minutes) and its maximum value is 86,400 (24 hours)." */
const MAX_TIME_SECONDS = { min: 600, max: 86_400 };

/** Whether a CreateJobQueue request is one that AWS Batch takes: "computeEnvironmentOrder is required". */
export function checkNewJobQueue(input: Input, account: Account) {
  checkJobQueue(input, account);
  if (!input.isSet('computeEnvironmentOrder')) { throw new ClientException('`computeEnvironmentOrder` is required: 1 to 3 compute environments'); }
}

/** Whether the members of a CreateJobQueue or UpdateJobQueue request are such that AWS Batch takes them. */
export function checkJobQueue(input: Input, account: Account) {
  input.text('state', STATE);
  input.integer('priority', PRIORITY);
  const schedulingPolicyArn = input.text('schedulingPolicyArn', POLICY_ARN);
  if (schedulingPolicyArn) { requiredSchedulingPolicy(account, schedulingPolicyArn); }
  if (input.objects('serviceEnvironmentOrder').length > 0) {
    throw new ClientException('`serviceEnvironmentOrder` is for jobs of Amazon SageMaker, which the local Batch does not run; leave it out');
  }
  checkEnvironments(input.objects('computeEnvironmentOrder', { max: MAX_ENVIRONMENTS, of: 'compute environments' }), account);
  input.objects('jobStateTimeLimitActions').forEach(checkTimeLimit);
}

/** VALID, and "either EC2 (EC2 or SPOT) or Fargate (FARGATE or FARGATE_SPOT); EC2 and Fargate compute environments can't be mixed". */
function checkEnvironments(order: readonly Input[], account: Account) {
  checkDistinct('orders', order.map((entry) => entry.integer('order', ORDER)));
  const environments = order.map((entry) => requiredComputeEnvironment(account, entry.requiredText('computeEnvironment')));
  checkDistinct('compute environments', environments.map(({ name }) => name));
  for (const { name, arn } of environments) {
    const status = account.statusOf(arn);
    if (status !== 'VALID') {
      throw new ClientException(`the compute environment "${name}" must be VALID before a job queue can use it, got ${status}; wait for it`);
    }
  }
  if (new Set(environments.map((environment) => platformOf(environment) === 'FARGATE')).size > 1) {
    throw new ClientException(`\`computeEnvironmentOrder\` must not mix Fargate with others, got ${environments.map(({ name }) => name).join(', ')}`);
  }
}

/** AWS Batch answers "Duplicate ComputeEnvironment order values" and "Duplicate ComputeEnvironments within order list". */
function checkDistinct(what: string, values: readonly unknown[]) {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) { throw new ClientException(`\`computeEnvironmentOrder\` must have ${what} that differ, got ${shown(twice)} twice`); }
}

function checkTimeLimit(action: Input) {
  action.requiredText('reason');
  action.requiredText('state', LIMITED_STATE);
  action.requiredText('action', ACTION);
  action.integer('maxTimeSeconds', MAX_TIME_SECONDS);
}
