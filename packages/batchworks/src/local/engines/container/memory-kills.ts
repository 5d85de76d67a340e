import { readFileSync } from 'node:fs';

/**
 * How many processes the kernel has killed for want of memory since it started; 0 where it does not tell (macOS).
 *
 * Podman does not see such a kill where cgroups are hybrid, of version 1 and 2 at once. A container that exits with 137, was not killed by
 * us, and in whose time this number grew, was killed for its memory. See https://docs.kernel.org/filesystems/proc.html and
 * https://man7.org/linux/man-pages/man5/proc_vmstat.5.html.
 */
export function memoryKills(): number {
  try {
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync('/proc/vmstat', 'utf8'))?.[1] ?? 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') { return 0; }
    throw error;
  }
}
