import { allow, EXECUTION_POLICY, fargateJob, outcome, policies } from './_helpers';
import { UNKNOWN } from '../../_helpers';

function logs(options: object) {
  return { LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': '/render', ...options } } };
}

const CREATE = { 'awslogs-create-group': 'true' };

test.each([
  ['the policy of AWS', { ManagedPolicyArns: [EXECUTION_POLICY] }, 'violates'],
  ['all of CloudWatch Logs', policies(allow('logs:*')), 'holds'],
  ['it under a condition', policies(allow('logs:*', '*', { Condition: {} })), 'unknown'],
])('to create the group, with %s: %s', (_, properties, expected) => {
  expect(outcome('IAM-05', fargateJob(logs(CREATE), properties))).toBe(expected);
});

test('who does not ask for it needs nothing', () => {
  expect(outcome('IAM-05', fargateJob(logs({}), {}))).toBeUndefined();
  expect(outcome('IAM-05', fargateJob(logs({ ...CREATE, 'awslogs-group': UNKNOWN }), {}))).toBe('unknown');
});
