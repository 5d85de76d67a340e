import { outcomeOn, volumes } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const mount = (source: unknown) => ({ MountPoints: [{ SourceVolume: source, ContainerPath: '/frames' }] });

test.each([
  ['frames', volumes({ Name: 'frames' }), 'holds'],
  ['frame', volumes({ Name: 'frames' }), 'violates'],
  ['frames', {}, 'violates'],
  ['frame', volumes({ Name: 'frames' }, UNKNOWN), 'unknown'],
  ['frame', volumes({ Name: UNKNOWN }), 'unknown'],
  [UNKNOWN, volumes({ Name: 'frames' }), 'unknown'],
])('a mount of %j with %j: %s', (source, declared, expected) => {
  expect(outcomeOn('EC2', 'ST-09', { ...mount(source), ...declared })).toBe(expected);
});

test.each([
  ['x'.repeat(255), 'holds'],
  ['x'.repeat(256), 'violates'],
  ['my frames', 'violates'],
])('a volume with the name %j: %s', (name, expected) => {
  expect(outcomeOn('EC2', 'ST-09', { ...mount(name), ...volumes({ Name: name }) })).toBe(expected);
});
