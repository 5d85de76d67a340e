import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  [0, 'holds'],
  [19, 'violates'],
  [20, 'holds'],
  ['10080', 'holds'],
  [10_081, 'violates'],
  [undefined, undefined],
  [UNKNOWN, 'unknown'],
])('idle instances are kept for %j minutes: %s', (minutes, outcome) => {
  expect(outcomeOfCompute('CE-27', 'EC2', { ScalingPolicy: { MinScaleDownDelayMinutes: minutes } })).toBe(outcome);
});
