import { batch, outcomes, UNKNOWN } from '../../_helpers';

const KINDS: [string, string][] = [
  ['ComputeEnvironment', 'ComputeEnvironmentName'], ['JobQueue', 'JobQueueName'], ['JobDefinition', 'JobDefinitionName'], ['SchedulingPolicy', 'Name'],
];

test.each(KINDS)('the name of an AWS::Batch::%s', (kind, property) => {
  const outcome = (name: unknown) => outcomes('CE-31', { Resource: batch(kind, { [property]: name }) }).Resource;
  expect(outcome('render_Farm-7')).toBe('holds');
  expect(outcome('a'.repeat(128))).toBe('holds');
  expect(outcome('a'.repeat(129))).toBe('violates');
  expect(outcome('render farm')).toBe('violates');
  expect(outcome('render.farm')).toBe('violates');
  expect(outcome({ 'Fn::Sub': 'farm-${AWS::Region}' })).toBe('unknown');
  expect(outcome(UNKNOWN)).toBe('unknown');
  expect(outcome(undefined)).toBeUndefined();
});
