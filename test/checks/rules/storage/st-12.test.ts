import { outcomeOn } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['FARGATE', { SharedMemorySize: 64 }, 'violates'],
  ['FARGATE', { Swappiness: 60 }, 'violates'],
  ['FARGATE', { MaxSwap: 0 }, 'violates'],
  ['FARGATE', { Tmpfs: [{ ContainerPath: '/t', Size: 1 }] }, 'violates'],
  ['FARGATE', { Devices: [{ HostPath: '/dev/fuse' }] }, 'violates'],
  ['FARGATE', { Devices: [], InitProcessEnabled: true }, 'holds'],
  ['EC2', { SharedMemorySize: 64 }, undefined],
  [UNKNOWN, { SharedMemorySize: 64 }, 'unknown'],
])('on %j the Linux parameters %j: %s', (platform, parameters, expected) => {
  expect(outcomeOn(platform, 'ST-12', { LinuxParameters: parameters })).toBe(expected);
});

test('of values that are imported it cannot tell', () => {
  expect(outcomeOn('FARGATE', 'ST-12', { LinuxParameters: { SharedMemorySize: UNKNOWN } })).toBe('unknown');
});
