import { compute, job, outcomes, queue, severityOf, UNKNOWN } from '../../_helpers';

const ENABLED = compute('FARGATE');
const DISABLED = compute('FARGATE', {}, { State: 'DISABLED' });

describe('a compute environment', () => {
  test.each([
    ['that is enabled', ENABLED, undefined, 'holds'],
    ['that is disabled', DISABLED, undefined, 'violates'],
    ['that is disabled and new', DISABLED, {}, 'violates'],
    ['that is being drained', DISABLED, { Compute: ENABLED }, 'holds'],
    ['of a state that is not known', compute('FARGATE', {}, { State: UNKNOWN }), undefined, 'unknown'],
  ])('%s: %s', (_, now, before, outcome) => {
    expect(outcomes('CE-08', { Compute: now }, before).Compute).toBe(outcome);
  });
});

describe('a queue', () => {
  test.each([
    ['with some compute', ['On', 'Off'], 'holds'],
    ['without any', ['Off'], 'violates'],
    ['with compute from elsewhere', ['Off', 'Elsewhere'], 'unknown'],
  ])('%s: %s', (_, environments, outcome) => {
    expect(outcomes('CE-08', { On: ENABLED, Off: DISABLED, Queue: queue(environments) }).Queue).toBe(outcome);
  });
});

test.each([['ENABLED', 'holds'], ['DISABLED', 'violates']])('a job for a queue that is %s: %s', (state, outcome) => {
  const resources = {
    Queue: { ...queue([], { State: state }), Metadata: { 'cdk-batchworks:path': 'Stack/Queue' } },
    Job: job({}, { Metadata: { 'cdk-batchworks:queue': 'Stack/Queue' } }),
  };
  expect(outcomes('CE-08', resources).Job).toBe(outcome);
});

test.each([[undefined, 'warning'], [{}, 'error'], [{ Compute: ENABLED }, undefined]])('disabled compute, with %j before: %s', (before, severity) => {
  expect(severityOf('CE-08', 'Compute', { Compute: DISABLED }, before)).toBe(severity);
});
