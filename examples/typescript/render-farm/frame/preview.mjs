/**
 * A quick look at a scene: `node preview.mjs --scene NAME --frames DIR`.
 *
 * The whole picture at a quarter of the width and height, one sample a pixel:
 * about a hundredth of the work, to see a mistake before the farm starts.
 */
import { join } from 'node:path';
import { runCommand } from './lib/command.mjs';
import { frameDirectory, writeWhole } from './lib/frame.mjs';
import { encodePng } from './lib/png.mjs';
import { render } from './lib/render.mjs';
import { readScene } from './lib/scene.mjs';
import { buildWorld } from './lib/world.mjs';

await runCommand((options) => {
  const scene = readScene(options.scene);
  const width = Math.ceil(scene.image.width / 4);
  const height = Math.ceil(scene.image.height / 4);
  const rgb = render(
    buildWorld(scene),
    { width, height, side: 1 },
    { left: 0, top: 0, width, height },
  );
  const path = join(frameDirectory(options), 'preview.png');
  writeWhole(path, encodePng({ width, height }, rgb));
  console.log(`${path}: ${width} x ${height} pixels`);
});
