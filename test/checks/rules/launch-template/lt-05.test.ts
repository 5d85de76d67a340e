import { UNKNOWN } from '../../_helpers';
import { outcomeOfTemplate } from '../compute/_helpers';

const GROUPS = { SecurityGroupIds: ['sg-1'] };

test.each<[object, object, string]>([
  [GROUPS, GROUPS, 'violates'],
  [GROUPS, { NetworkInterfaces: [{ Groups: ['sg-2'] }] }, 'violates'],
  [GROUPS, {}, 'holds'],
  [{}, GROUPS, 'holds'],
  [GROUPS, { SecurityGroupIds: [UNKNOWN] }, 'holds'],
  [{ SecurityGroupIds: UNKNOWN }, GROUPS, 'holds'],
])('compute with %j and a launch template with %j: %s', (resources, data, outcome) => {
  expect(outcomeOfTemplate('LT-05', data, resources)).toBe(outcome);
});
