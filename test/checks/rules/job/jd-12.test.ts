import { outcomeOfStart, pipe, rule, schedule, stateMachine } from './_helpers';

test.each([
  [1, 'violates'],
  [2, 'holds'],
  ['10000', 'holds'],
  [10_001, 'violates'],
])('a schedule of an array of %j: %s', (Size, outcome) => {
  expect(outcomeOfStart('JD-12', schedule({ ArrayProperties: { Size } }))).toBe(outcome);
});

test.each([['a rule', rule], ['a pipe', pipe], ['a state machine', stateMachine]])('%s is judged as well', (_, start) => {
  expect(outcomeOfStart('JD-12', start({ ArrayProperties: { Size: 1 } }))).toBe('violates');
});

test('an array of which an execution knows the size cannot be told', () => {
  expect(outcomeOfStart('JD-12', stateMachine({ ArrayProperties: { 'Size.$': '$.size' } }))).toBe('unknown');
});
