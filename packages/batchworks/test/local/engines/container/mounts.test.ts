import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { mountSettings } from '../../../../src/local/engines/container/mounts';
import { temporaryFolder } from '../../../_helpers/templates';

/** A folder in a state directory. */
function folderIn(state: string, name: string): string {
  const directory = join(state, name);
  mkdirSync(directory);
  return directory;
}

test('a folder is bound, for writing unless it is read only', () => {
  const state = temporaryFolder();
  const directory = folderIn(state, 'fs-1');
  const mounts = [{ containerPath: '/a', directory }, { containerPath: '/b', directory, readOnly: true }];
  expect(mountSettings(mounts, state)).toEqual({ Tmpfs: {}, Binds: [`${directory}:/a:rw,z`, `${directory}:/b:ro,z`] });
});

test('memory has its size and options, the last of which count', () => {
  const tmpfs = { containerPath: '/scratch', size: 64, mountOptions: ['noexec', 'mode=700'] };
  expect(mountSettings([{ containerPath: '/scratch', directory: '/any', tmpfs }], '/state'))
    .toEqual({ Tmpfs: { '/scratch': 'exec,size=64m,noexec,mode=700' }, Binds: [] });
});

test.each([['/'], ['/etc']])('a link that a job has left to %s leads nowhere', (target) => {
  const state = temporaryFolder();
  symlinkSync(target, join(state, 'link'));
  expect(() => mountSettings([{ containerPath: '/a', directory: join(state, 'link') }], state)).toThrow(/is a link to \/.*outside of the state folder; remove it/);
});

test('a folder beside the state directory is outside, though its name begins like it', () => {
  const state = temporaryFolder();
  mkdirSync(`${state}-other`);
  expect(() => mountSettings([{ containerPath: '/a', directory: `${state}-other` }], state)).toThrow(/outside of the state folder/);
});

test('a path with a colon cannot be told to the engine', () => {
  const state = temporaryFolder();
  expect(() => mountSettings([{ containerPath: '/a:/b', directory: folderIn(state, 'v') }], state)).toThrow(/must not have a colon.*got \/a:\/b/);
});
