import { arnOf, fargateJob, outcome, resource } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const GROUP = { Group: resource('AWS::Logs::LogGroup') };

test.each([
  [{ Ref: 'Group' }, 'holds'],
  [arnOf('Group'), 'violates'],
  ['arn:aws:logs:eu-west-1:123456789012:log-group:/render', 'violates'],
  ['/render jobs', 'violates'],
  ['x'.repeat(512), 'unknown'],
  ['x'.repeat(513), 'violates'],
  ['/render', 'unknown'],
  ['/aws/batch/job', undefined],
  [UNKNOWN, 'unknown'],
])('the log group %j: %s', (group, expected) => {
  expect(outcome('IAM-06', fargateJob({ LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': group } } }, {}, GROUP))).toBe(expected);
});

test('a group that is made need not exist', () => {
  const Options = { 'awslogs-group': '/render', 'awslogs-create-group': 'true' };
  expect(outcome('IAM-06', fargateJob({ LogConfiguration: { LogDriver: 'awslogs', Options } }, {}))).toBe('holds');
});
