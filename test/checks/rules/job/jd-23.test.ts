import { FAIR_SHARE, outcomeOfStart, pipe, rule, schedule } from './_helpers';
import { batch, UNKNOWN } from '../../_helpers';

test.each<[string, object, string | undefined]>([
  ['rule', rule(), 'violates'],
  ['pipe', pipe(), 'violates'],
  ['schedule', schedule(), undefined],
  ['rule whose input may give a share identifier', rule({}, { Input: '{"ShareIdentifier":"a"}' }), 'unknown'],
  ['rule whose input gives none', rule({}, { Input: '{"Parameters":{"scene":"harbor"}}' }), 'violates'],
  ['rule whose input is not known', rule({}, { Input: UNKNOWN }), 'unknown'],
])('a %s on a fair-share queue', (_, start, outcome) => {
  expect(outcomeOfStart('JD-23', start, FAIR_SHARE)).toBe(outcome);
});

test('a rule on a FIFO queue', () => {
  expect(outcomeOfStart('JD-23', rule())).toBe('holds');
});

test('a rule on a queue whose policy is elsewhere', () => {
  expect(outcomeOfStart('JD-23', rule(), { Queue: batch('JobQueue', { SchedulingPolicyArn: UNKNOWN }) })).toBe('unknown');
});
