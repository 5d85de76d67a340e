import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './templates';

const BUSYBOX = '/bin/busybox';

/** What keeps images from being made of this machine's busybox; nothing where they can be. */
export function busyboxObstacle(): string | undefined {
  if (spawnSync(BUSYBOX).status !== 0) { return `there is no ${BUSYBOX}; apt-get install busybox-static`; }
  return spawnSync('ldd', [BUSYBOX]).status === 0 ? `${BUSYBOX} needs libraries; apt-get install busybox-static` : undefined;
}

/** The file system of an image: one program, under the names of all that it can be. */
export function busyboxArchive(): string {
  const home = temporaryFolder();
  const image = join(home, 'image');
  ['bin', 'etc', 'tmp'].forEach((name) => mkdirSync(join(image, name), { recursive: true }));
  copyFileSync(BUSYBOX, join(image, 'bin/busybox'));
  for (const applet of execFileSync(BUSYBOX, ['--list'], { encoding: 'utf8' }).trim().split('\n')) {
    if (applet !== 'busybox') { symlinkSync('busybox', join(image, 'bin', applet)); }
  }
  const archive = join(home, 'image.tar');
  execFileSync('tar', ['-C', image, '-cf', archive, '.']);
  return archive;
}
