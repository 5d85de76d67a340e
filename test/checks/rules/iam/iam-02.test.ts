import { arnOf, role } from './_helpers';
import { job, outcomes, UNKNOWN, verdicts } from '../../_helpers';

const JOB = job({ ContainerProperties: { Image: 'busybox', JobRoleArn: arnOf('Role'), ExecutionRoleArn: arnOf('Role') } });

test.each([
  ['batch.amazonaws.com', 'violates'],
  ['ecs-tasks.amazonaws.com', 'holds'],
  [['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'], 'holds'],
  [{ 'Fn::Sub': 'ecs-tasks.${AWS::URLSuffix}' }, 'holds'],
  [UNKNOWN, 'unknown'],
])('a role of a job that trusts %j: %s', (service, expected) => {
  expect(outcomes('IAM-02', { Role: role({}, service), Job: JOB })).toEqual({ Role: expected });
});

test('it says whom the role trusts', () => {
  expect(verdicts('IAM-02', { Role: role({}, 'batch.amazonaws.com'), Job: JOB }).Role).toContain('trusts batch.amazonaws.com, not ecs-tasks.amazonaws.com');
});

test('roles of others are not looked at', () => {
  expect(outcomes('IAM-02', { Role: role({}, 'lambda.amazonaws.com') })).toEqual({});
});
