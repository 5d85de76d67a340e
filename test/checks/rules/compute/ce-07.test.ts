import { outcomeOfContainer, UNKNOWN } from '../../_helpers';

const WINDOWS = { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', CpuArchitecture: 'X86_64' } };

test.each([
  ['nothing else', {}, 'holds'],
  ['a user', { User: 'app' }, 'violates'],
  ['privileges', { Privileged: true }, 'violates'],
  ['no privileges', { Privileged: false, ReadonlyRootFilesystem: false }, 'holds'],
  ['Linux parameters', { LinuxParameters: { InitProcessEnabled: true } }, 'violates'],
  ['no Linux parameters', { LinuxParameters: {}, Ulimits: [] }, 'holds'],
  ['limits', { Ulimits: [{ Name: 'nofile', SoftLimit: 1, HardLimit: 1 }] }, 'violates'],
  ['a read-only root', { ReadonlyRootFilesystem: true }, 'violates'],
  ['a file system', { Volumes: [{ Name: 'frames', EfsVolumeConfiguration: { FileSystemId: 'fs-1' } }] }, 'violates'],
])('a Windows job with %s: %s', (_, properties, outcome) => {
  expect(outcomeOfContainer('CE-07', { ...WINDOWS, ...properties })).toBe(outcome);
});

test.each([
  [{ RuntimePlatform: { OperatingSystemFamily: 'LINUX' } }, undefined],
  [{}, undefined],
  [{ RuntimePlatform: { OperatingSystemFamily: UNKNOWN } }, 'unknown'],
])('a job on %j that has a user: %s', (properties, outcome) => {
  expect(outcomeOfContainer('CE-07', { ...properties, User: 'app' })).toBe(outcome);
});
