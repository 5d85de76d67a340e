import { allow, arnOf, policies, role } from './_helpers';
import { job, outcomes, UNKNOWN } from '../../_helpers';

const ALL = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'].map((action) => `ssmmessages:${action}`);

/** A task of ECS properties. */
function task(properties: object) {
  return job({ EcsProperties: { TaskProperties: [{ Containers: [{ Image: 'busybox' }], ...properties }] } });
}

test.each([
  [ALL, 'holds'],
  [ALL.slice(1), 'violates'],
  ['ssmmessages:*', 'holds'],
])('a job role that may %j: %s', (actions, expected) => {
  const Job = task({ EnableExecuteCommand: true, TaskRoleArn: arnOf('Role') });
  expect(outcomes('IAM-16', { Job, Role: role(policies(allow(actions))) }).Job).toBe(expected);
});

test.each([
  [{ EnableExecuteCommand: true }, 'violates'],
  [{ EnableExecuteCommand: true, TaskRoleArn: UNKNOWN }, 'unknown'],
  [{ EnableExecuteCommand: UNKNOWN }, 'unknown'],
  [{ EnableExecuteCommand: false }, undefined],
])('a task with %j: %s', (properties, expected) => {
  expect(outcomes('IAM-16', { Job: task(properties) }).Job).toBe(expected);
});
