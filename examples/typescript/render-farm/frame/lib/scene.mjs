import { readdirSync, readFileSync } from 'node:fs';

/** Beside the code: a job finds its scene whatever its working directory is. */
const SCENES = new URL('../scene/', import.meta.url);

/** Reads a scene file and checks what the commands rely on. */
export function readScene(name) {
  const known = sceneNames();
  // The name becomes part of a path: only a plain word may.
  if (!/^[a-z0-9-]+$/.test(name) || !known.includes(name)) {
    throw new Error(`unknown scene ${JSON.stringify(name)}; known scenes: ${known.join(', ')}`);
  }
  const scene = JSON.parse(readFileSync(new URL(`${name}.json`, SCENES), 'utf8'));
  checkImage(name, scene.image);
  return { name, ...scene };
}

function sceneNames() {
  return readdirSync(SCENES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

function checkImage(name, { width, height, samplesPerPixel, tiles }) {
  if (width % tiles.columns !== 0 || height % tiles.rows !== 0) {
    const grid = `${tiles.columns} x ${tiles.rows}`;
    throw new Error(`scene "${name}": ${width} x ${height} is not a multiple of ${grid} tiles`);
  }
  if (!Number.isInteger(Math.sqrt(samplesPerPixel))) {
    const rule = '`samplesPerPixel` must be a square number (1, 4, 9, 16 …)';
    throw new Error(`scene "${name}": ${rule}, got ${samplesPerPixel}`);
  }
}
