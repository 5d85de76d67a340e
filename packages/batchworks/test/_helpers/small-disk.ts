import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './templates';

/** A disk of 256 KiB that can be full for real: a `tmpfs`. */
export class SmallDisk {
  /** To be called after each test that mounts one, when nothing uses it any more. */
  public static unmountAll() {
    for (const { path } of this.mounted.splice(0)) { execFileSync('umount', [path]); }
  }

  private static readonly mounted: SmallDisk[] = [];

  public readonly path = temporaryFolder();
  private readonly ballast = join(this.path, 'ballast');

  constructor() {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', this.path]);
    SmallDisk.mounted.push(this);
  }

  /** Takes all the room there is. */
  public fill() {
    try {
      for (;;) { writeFileSync(this.ballast, Buffer.alloc(512), { flag: 'a' }); }
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  }

  /** Gives back what `fill` took. */
  public makeRoom() {
    rmSync(this.ballast, { force: true });
  }
}

const canMount = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/** A `describe` that is skipped, with a line that says so, where no such disk can be mounted: only root can. */
export const onSmallDisk: typeof describe = canMount ? describe : describe.skip;
if (!canMount) { process.stderr.write('SKIPPED: a full disk, since no tmpfs can be mounted here\n'); }
