import { outcomeOfStart, pipe, schedule, stateMachine } from './_helpers';

test.each([
  ['nightly_2', 'holds'],
  ['2-nightly', 'holds'],
  ['a'.repeat(128), 'holds'],
  ['a'.repeat(129), 'violates'],
  ['-nightly', 'violates'],
  ['nightly run', 'violates'],
  ['nightly-<aws.scheduler.execution-id>', 'unknown'],
  [{ Ref: 'Job' }, 'unknown'],
])('a job name %j: %s', (JobName, outcome) => {
  expect(outcomeOfStart('JD-30', schedule({ JobName }))).toBe(outcome);
});

test('a name that an execution makes cannot be told', () => {
  expect(outcomeOfStart('JD-30', stateMachine({ 'JobName': undefined, 'JobName.$': '$.name' }))).toBe('unknown');
});

test('the name in a pipe is judged as well', () => {
  expect(outcomeOfStart('JD-30', pipe({ JobName: '' }))).toBe('violates');
});
