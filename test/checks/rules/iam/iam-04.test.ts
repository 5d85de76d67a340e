import { allow, arnOf, awsPolicy, EXECUTION_POLICY, fargateJob, instanceJob, outcome, policies, resource } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const WRITE = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const GROUPS = { Group: resource('AWS::Logs::LogGroup'), Other: resource('AWS::Logs::LogGroup') };

function awslogs(group: unknown, driver = 'awslogs') {
  return { LogConfiguration: { LogDriver: driver, Options: { 'awslogs-group': group } } };
}

test.each([
  ['the group', arnOf('Group'), 'holds'],
  ['another group', arnOf('Other'), 'violates'],
  ['all groups', '*', 'holds'],
  ['the group by its name', { 'Fn::Sub': 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*' }, 'holds'],
  ['an imported group', UNKNOWN, 'unknown'],
])('an execution role that may write to %s: %s', (_, arn, expected) => {
  expect(outcome('IAM-04', fargateJob(awslogs({ Ref: 'Group' }), policies(allow(WRITE, arn)), GROUPS))).toBe(expected);
});

test('without a word, jobs log to /aws/batch/job', () => {
  const writeTo = (name: string) => policies(allow(WRITE, { 'Fn::Sub': `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${name}:*` }));
  expect(outcome('IAM-04', fargateJob({}, { ManagedPolicyArns: [EXECUTION_POLICY] }))).toBe('holds');
  expect(outcome('IAM-04', fargateJob({}, writeTo('/aws/batch/job')))).toBe('holds');
  expect(outcome('IAM-04', fargateJob({}, writeTo('/render')))).toBe('violates');
});

test('both actions are needed', () => {
  expect(outcome('IAM-04', fargateJob({}, policies(allow('logs:PutLogEvents'))))).toBe('violates');
});

test('on instances it is their role', () => {
  expect(outcome('IAM-04', instanceJob({}, {}))).toBe('violates');
  expect(outcome('IAM-04', instanceJob({}, { ManagedPolicyArns: [awsPolicy('CloudWatchAgentServerPolicy')] }))).toBe('holds');
});

test('other drivers need nothing of the kind; of one that is imported it cannot tell', () => {
  expect(outcome('IAM-04', fargateJob(awslogs('/x', 'splunk'), {}))).toBeUndefined();
  expect(outcome('IAM-04', fargateJob({ LogConfiguration: UNKNOWN }, {}))).toBe('unknown');
});
