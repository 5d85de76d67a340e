import { compute, outcomes, queue, severityOf, UNKNOWN } from '../../_helpers';

test.each([
  [-1, 'violates'],
  [60, 'violates'],
  [99, 'violates'],
  [100, 'holds'],
  [101, 'violates'],
  [undefined, undefined],
  [UNKNOWN, 'unknown'],
])('at most %j %% of the price, in a queue of its own: %s', (percentage, outcome) => {
  const resources = { Compute: compute('SPOT', { BidPercentage: percentage }), Queue: queue(['Compute']) };
  expect(outcomes('CE-22', resources).Compute).toBe(outcome);
});

test.each([
  [[], 'holds'],
  [['Compute', 'OnDemand'], 'holds'],
  [['Compute', 'FullPrice'], 'holds'],
  [['Compute', 'Cheap'], 'violates'],
  [['Compute', 'Elsewhere'], 'unknown'],
])('at most 60 %% of the price, in a queue of %j: %s', (environments, outcome) => {
  const resources = {
    Compute: compute('SPOT', { BidPercentage: 60 }),
    Cheap: compute('SPOT', { BidPercentage: 40 }),
    FullPrice: compute('SPOT'),
    OnDemand: compute('EC2'),
    Queue: queue(environments),
  };
  expect(outcomes('CE-22', resources).Compute).toBe(outcome);
});

test.each([[101, 'error'], [60, 'info']])('%d %% is an %s', (percentage, severity) => {
  const resources = { Compute: compute('SPOT', { BidPercentage: percentage }), Queue: queue(['Compute']) };
  expect(severityOf('CE-22', 'Compute', resources)).toBe(severity);
});
