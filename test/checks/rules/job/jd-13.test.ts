import { outcomeOfStart, schedule, stateMachine } from './_helpers';

test.each([
  [20, 'holds'],
  [21, 'violates'],
])('a job that depends on %d others: %s', (length, outcome) => {
  expect(outcomeOfStart('JD-13', schedule({ DependsOn: Array.from({ length }, (_, index) => ({ JobId: `job-${index}` })) }))).toBe(outcome);
});

test('dependencies that an execution knows cannot be told', () => {
  expect(outcomeOfStart('JD-13', stateMachine({ 'DependsOn.$': '$.jobs' }))).toBe('unknown');
});

test('a job without dependencies has none', () => {
  expect(outcomeOfStart('JD-13', schedule())).toBeUndefined();
});
