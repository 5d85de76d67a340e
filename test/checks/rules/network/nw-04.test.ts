import { outcomeOnFargate } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each<[string, object, string | undefined]>([
  ['the default driver', {}, 'violates'],
  ['awslogs', { LogConfiguration: { LogDriver: 'awslogs' } }, 'violates'],
  ['another driver', { LogConfiguration: { LogDriver: 'splunk' } }, undefined],
  ['a driver that is not known', { LogConfiguration: { LogDriver: UNKNOWN } }, 'unknown'],
])('a job that logs with %s in an isolated subnet', (_, container, outcome) => {
  expect(outcomeOnFargate('NW-04', container)).toBe(outcome);
});

test.each([
  ['an endpoint for logs', { endpoints: ['logs'] }],
  ['a NAT gateway', { way: 'nat' as const }],
])('holds with %s', (_, options) => {
  expect(outcomeOnFargate('NW-04', {}, options)).toBe('holds');
});
