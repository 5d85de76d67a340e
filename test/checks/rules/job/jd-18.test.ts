import { outcomeOfStart, schedule, stateMachine } from './_helpers';
import { outcomeOfContainer } from '../../_helpers';

test.each([
  ['AWS_BATCH_SCENE', 'violates'],
  ['AWS_REGION', 'holds'],
  ['SCENE', 'holds'],
])('a variable %s: %s', (Name, outcome) => {
  expect(outcomeOfContainer('JD-18', { Environment: [{ Name, Value: 'x' }] })).toBe(outcome);
});

test('a container without variables has none', () => {
  expect(outcomeOfContainer('JD-18', {})).toBeUndefined();
});

test.each<[object, string | undefined]>([
  [{ Environment: [{ Name: 'AWS_BATCH_SCENE', Value: 'x' }] }, 'violates'],
  [{ Environment: [{ 'Name': 'SCENE', 'Value.$': '$.scene' }] }, 'holds'],
  [{ Command: ['render', ''] }, 'violates'],
  [{ Command: ['render', '--all'] }, 'holds'],
  [{ 'Command.$': '$.command' }, 'holds'],
  [{}, undefined],
])('overrides %j: %s', (ContainerOverrides, outcome) => {
  expect(outcomeOfStart('JD-18', stateMachine({ ContainerOverrides }))).toBe(outcome);
});

test('the overrides of a job of several containers are judged as well', () => {
  const overrides = { EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: 'fetch', Command: [''] }] }] } };
  expect(outcomeOfStart('JD-18', schedule(overrides))).toBe('violates');
});
