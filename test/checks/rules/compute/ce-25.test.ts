import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each<[string, unknown[], string | undefined]>([
  ['SPOT', ['c7i.large'], 'violates'],
  ['SPOT', ['c7i.large', 'c7i.large'], 'violates'],
  ['SPOT', ['c7i.large', 'm7i.large'], 'holds'],
  ['SPOT', ['c7i'], 'holds'],
  ['SPOT', ['optimal'], 'holds'],
  ['SPOT', [UNKNOWN], 'unknown'],
  ['EC2', ['c7i.large'], undefined],
])('%s with %j: %s', (type, types, outcome) => {
  expect(outcomeOfCompute('CE-25', type, { InstanceTypes: types, Subnets: ['subnet-1', 'subnet-2'] })).toBe(outcome);
});
