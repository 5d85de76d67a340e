import { runOf } from './_helpers';
import { privilegeSettings } from '../../../../src/local/engines/container/privileges';

const FUSE = { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } };

test.each([[true], [false]])('a container that asks for nothing gets nothing (allowed: %j)', (isAllowed) => {
  expect(privilegeSettings(runOf({ privileged: false, linuxParameters: { devices: [] } }), isAllowed)).toEqual({});
});

test('rights and devices have to be allowed', () => {
  expect(() => privilegeSettings(runOf({ privileged: true }), false)).toThrow(/is `privileged`, which gives it parts of this machine/);
  expect(() => privilegeSettings(runOf(FUSE), false)).toThrow(/wants the device \/dev\/fuse, which gives it parts of this machine/);
});

test.each([[{ privileged: true }], [FUSE]])('on Fargate, there is none even where it is allowed: %j', (container) => {
  expect(() => privilegeSettings(runOf(container, { isFargate: true }), true)).toThrow(/AWS Fargate refuses; run the job on Amazon EC2/);
});

test('a device is at its place, with the rights that the definition gives', () => {
  const devices = [{ hostPath: '/dev/fuse' }, { hostPath: '/dev/a', containerPath: '/dev/b', permissions: ['READ' as const, 'MKNOD' as const] }];
  expect(privilegeSettings(runOf({ linuxParameters: { devices } }), true)).toEqual({
    Devices: [
      { PathOnHost: '/dev/fuse', PathInContainer: '/dev/fuse', CgroupPermissions: 'rwm' },
      { PathOnHost: '/dev/a', PathInContainer: '/dev/b', CgroupPermissions: 'rm' },
    ],
  });
});
