import { UNKNOWN } from '../../_helpers';
import { FOREIGN_TEMPLATE, outcomeOfCompute, outcomeOfTemplate } from '../compute/_helpers';

const OWN = { Ec2Configuration: [{ ImageType: 'ECS_AL2023', ImageIdOverride: 'ami-1' }] };

test.each<[object, object, string | undefined]>([
  [{ ImageId: 'ami-2' }, OWN, 'violates'],
  [{ ImageId: 'ami-2' }, { ImageId: 'ami-1' }, 'violates'],
  [{ ImageId: 'ami-1' }, OWN, 'holds'],
  [{}, OWN, 'holds'],
  [{ ImageId: 'ami-2' }, {}, undefined],
  [{ ImageId: UNKNOWN }, OWN, 'unknown'],
])('a launch template with %j, compute with %j: %s', (data, resources, outcome) => {
  expect(outcomeOfTemplate('UP-07', data, resources)).toBe(outcome);
});

test('a launch template from elsewhere is unknown', () => {
  expect(outcomeOfCompute('UP-07', 'EC2', { ...OWN, ...FOREIGN_TEMPLATE })).toBe('unknown');
});
