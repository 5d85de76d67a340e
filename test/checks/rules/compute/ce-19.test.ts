import { compute, findings, outcomes, UNKNOWN } from '../../_helpers';

const ec2 = (InstanceTypes: unknown[], images: unknown[], more: object = {}) => ({
  Compute: compute('EC2', { InstanceTypes, Ec2Configuration: images.map((ImageType) => ({ ImageType })), ...more }),
});

test.each<[unknown[], unknown[], string | undefined]>([
  [['a1'], ['ECS_AL2023'], 'violates'],
  [['a1.large', 'm7g'], ['ECS_AL2023'], 'violates'],
  [['a1'], ['ECS_AL2'], 'holds'],
  [['a1'], [], 'violates'],
  [['m7g'], ['ECS_AL2023'], undefined],
  [['m7g', UNKNOWN], ['ECS_AL2023'], 'unknown'],
  [['a1'], [UNKNOWN], 'unknown'],
])('%j with %j: %s', (types, images, outcome) => {
  expect(outcomes('CE-19', ec2(types, images)).Compute).toBe(outcome);
});

test.each([[['ECS_AL2023'], 'error'], [[], 'warning']])('with %j: %s', (images, severity) => {
  expect(findings('CE-19', ec2(['a1'], images))).toMatchObject([{ severity }]);
});

test('an image of one\'s own may be something else', () => {
  expect(outcomes('CE-19', ec2(['a1'], ['ECS_AL2023'], { ImageId: 'ami-0123456789abcdef0' }))).toEqual({ Compute: 'unknown' });
});
