import type { Mount } from './engine';

/**
 * Replaces container paths by the folders they stand for, since a plain process sees the paths of this machine.
 *
 * Replaced is a text that is a mount's path or lies below it, also behind a `=` (`--out=/frames/x`, `OUT=/frames`).
 * What a script says in its inside (`sh -c "ls /frames"`) stays as it is: there a path cannot be told from other text.
 */
export class MountPaths {
  private readonly mounts: readonly Mount[];

  constructor(mounts: readonly Mount[]) {
    const normalized = mounts.map((mount) => ({ ...mount, containerPath: withoutTrailingSlash(mount.containerPath) }));
    // The longest path first: `/data/frames` may be another volume than `/data`.
    this.mounts = normalized.sort((a, b) => b.containerPath.length - a.containerPath.length);
  }

  public rewrite(text: string): string {
    if (this.mounts.length === 0) { return text; }
    return this.onThisMachine(text) ?? this.behindEqualsSign(text) ?? text;
  }

  public rewriteValues(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (this.mounts.length === 0) { return texts; }
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, this.rewrite(text)]));
  }

  private behindEqualsSign(text: string): string | undefined {
    const equals = text.indexOf('=');
    const path = equals === -1 ? undefined : this.onThisMachine(text.slice(equals + 1));
    return path === undefined ? undefined : text.slice(0, equals + 1) + path;
  }

  private onThisMachine(path: string): string | undefined {
    const mount = this.mounts.find(({ containerPath }) => path === containerPath || path.startsWith(`${containerPath}/`));
    return mount && mount.directory + path.slice(mount.containerPath.length);
  }
}

function withoutTrailingSlash(path: string) {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
