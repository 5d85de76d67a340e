import { FOREIGN_TEMPLATE, outcomeOfCompute, outcomeOfTemplate } from './_helpers';
import { compute, severityOf, UNKNOWN } from '../../_helpers';

function images(...configurations: object[]) {
  return { Ec2Configuration: configurations };
}

const AL2 = images({ ImageType: 'ECS_AL2' });

test.each<[string, object, string | undefined]>([
  ['Amazon Linux 2', AL2, 'violates'],
  ['Amazon Linux 2 for one of two', images({ ImageType: 'ECS_AL2023' }, { ImageType: 'ECS_AL2_NVIDIA' }), 'violates'],
  ['Amazon Linux 2023', images({ ImageType: 'ECS_AL2023' }, { ImageType: 'ECS_AL2023_NVIDIA' }), 'holds'],
  ['nothing said', {}, undefined],
  ['an image of its own', images({ ImageType: 'ECS_AL2', ImageIdOverride: 'ami-1' }), 'holds'],
  ['an image of its own, the old way', { ...AL2, ImageId: 'ami-1' }, 'holds'],
  ['an image that may be its own', { ...AL2, ImageId: UNKNOWN }, 'unknown'],
  ['a launch template from elsewhere', { ...AL2, ...FOREIGN_TEMPLATE }, 'unknown'],
  ['a type that is not known', images({ ImageType: UNKNOWN }), 'unknown'],
])('instances with %s: %s', (_, resources, outcome) => {
  expect(outcomeOfCompute('CE-18', 'EC2', resources)).toBe(outcome);
});

test.each([
  [{ ImageId: 'ami-1' }, 'holds'],
  [{ ImageId: UNKNOWN }, 'unknown'],
  [{}, 'violates'],
])('a launch template with %j: %s', (data, outcome) => {
  expect(outcomeOfTemplate('CE-18', data, AL2)).toBe(outcome);
});

test.each([[undefined, 'error'], [{ Compute: compute('EC2', AL2) }, 'warning']])('Amazon Linux 2, with %j before: %s', (before, severity) => {
  expect(severityOf('CE-18', 'Compute', { Compute: compute('EC2', AL2) }, before)).toBe(severity);
});
