import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the commands leave their files for each other, below `--frames`. */
export const frameDirectory = ({ frames, scene }) => join(frames, scene);

export const tilePath = (options, index) =>
  join(frameDirectory(options), 'tiles', `${String(index).padStart(3, '0')}.rgb`);

/** The rectangles into which a picture is cut, row by row; the index is the tile's number. */
export function tilesOf({ width, height, tiles: { columns, rows } }) {
  const size = { width: width / columns, height: height / rows };
  return Array.from({ length: columns * rows }, (_, index) => ({
    left: (index % columns) * size.width,
    top: Math.floor(index / columns) * size.height,
    ...size,
  }));
}

/**
 * Writes a file so that it is either there as a whole or not at all, also when
 * the job is killed half-way (a Spot host is taken back) and tried again. The
 * temporary name is random because every container's process has the id 1.
 */
export function writeWhole(path, data) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    writeFileSync(temporary, data);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
