/**
 * Renders one tile of a scene: `node tile.mjs --scene NAME --frames DIR`.
 *
 * Made to run as an array job: AWS Batch starts it once for every tile and
 * only the index differs.
 */
import { runCommand } from './lib/command.mjs';
import { tilePath, tilesOf, writeWhole } from './lib/frame.mjs';
import { render } from './lib/render.mjs';
import { readScene } from './lib/scene.mjs';
import { buildWorld } from './lib/world.mjs';

await runCommand((options) => {
  const start = performance.now();
  const scene = readScene(options.scene);
  const tiles = tilesOf(scene.image);
  const index = tileIndex(tiles.length);
  const { width, height, samplesPerPixel } = scene.image;
  const picture = { width, height, side: Math.sqrt(samplesPerPixel) };

  writeWhole(tilePath(options, index), render(buildWorld(scene), picture, tiles[index]));

  const pixels = tiles[index].width * tiles[index].height;
  const milliseconds = Math.round(performance.now() - start);
  console.log(`tile ${index} of ${tiles.length}: ${pixels} pixels in ${milliseconds} ms`);
});

/** The variable is absent in a job that is not part of an array: then it is tile 0. */
function tileIndex(count) {
  const text = process.env.AWS_BATCH_JOB_ARRAY_INDEX ?? '0';
  if (!/^\d+$/.test(text) || Number(text) >= count) {
    throw new Error(`\`AWS_BATCH_JOB_ARRAY_INDEX\` must be 0 to ${count - 1}, got "${text}"`);
  }
  return Number(text);
}
