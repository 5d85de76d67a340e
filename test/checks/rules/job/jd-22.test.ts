import { FAIR_SHARE, outcomeOfStart, QUEUE, rule, schedule, stateMachine } from './_helpers';
import { batch, compute, job, outcomes, queue, verdicts } from '../../_helpers';

const PRIORITY = { Job: job({ SchedulingPriority: 1 }) };

test.each<[string, object, string]>([
  ['no share identifier', {}, 'violates'],
  ['a share identifier', { ShareIdentifier: 'teamA' }, 'holds'],
  ['one with a * at the end', { ShareIdentifier: 'teamA*' }, 'holds'],
  ['one of 256 letters', { ShareIdentifier: 'a'.repeat(256) }, 'violates'],
  ['one with a hyphen', { ShareIdentifier: 'team-a' }, 'violates'],
  ['one that an execution decides', { 'ShareIdentifier.$': '$.team' }, 'unknown'],
])('a submission to a fair-share queue with %s', (_, request, outcome) => {
  expect(outcomeOfStart('JD-22', stateMachine(request), { ...FAIR_SHARE, ...PRIORITY })).toBe(outcome);
});

test.each<[string, object, object, string]>([
  ['a priority in its definition', { SchedulingPriority: 1 }, {}, 'holds'],
  ['a priority of its own', {}, { SchedulingPriorityOverride: 1 }, 'holds'],
  ['no priority', {}, {}, 'violates'],
])('a submission to a fair-share queue with %s', (_, definition, request, outcome) => {
  const start = schedule({ ShareIdentifier: 'teamA', ...request });
  expect(outcomeOfStart('JD-22', start, { ...FAIR_SHARE, Job: job(definition) })).toBe(outcome);
});

test.each<[string, object, string | undefined]>([
  ['FIFO', QUEUE, undefined],
  ['fair-share by a policy of elsewhere', batch('JobQueue', { SchedulingPolicyArn: 'arn:aws:batch:eu-west-1:123456789012:scheduling-policy/x' }), 'unknown'],
])('a submission without a share identifier to a queue that is %s', (_, Queue, outcome) => {
  expect(outcomeOfStart('JD-22', schedule(), { Queue, ...PRIORITY })).toBe(outcome);
});

test('a policy of quota shares asks for none', () => {
  expect(outcomeOfStart('JD-22', schedule(), { ...FAIR_SHARE, Policy: batch('SchedulingPolicy', { QuotaSharePolicy: {} }) })).toBeUndefined();
});

test('a target of a rule is judged by another rule', () => {
  expect(outcomeOfStart('JD-22', rule(), FAIR_SHARE)).toBeUndefined();
});

describe('where nothing in the templates submits to a fair-share queue', () => {
  const places = { ...FAIR_SHARE, Compute: compute('EC2'), Queue: queue(['Compute'], { SchedulingPolicyArn: { Ref: 'Policy' } }) };

  test('its submitters cannot be told', () => {
    expect(outcomes('JD-22', places).Queue).toBe('unknown');
  });

  test('a job for it has a priority', () => {
    const words = verdicts('JD-22', { ...places, Job: job(), Mended: job({ SchedulingPriority: 0 }) });
    expect(words).toMatchObject({ Job: expect.stringContaining('no scheduling priority, and its queue `Queue`'), Mended: 'holds' });
  });
});
