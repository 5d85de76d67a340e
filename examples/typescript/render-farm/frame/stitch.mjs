/**
 * Joins all tiles into one picture: `node stitch.mjs --scene NAME --frames DIR`.
 *
 * Made to run after the array job. It does not trust that every tile is there:
 * a hole in the picture would be found much later, by somebody else.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './lib/command.mjs';
import { frameDirectory, tilePath, tilesOf, writeWhole } from './lib/frame.mjs';
import { encodePng } from './lib/png.mjs';
import { readScene } from './lib/scene.mjs';

await runCommand((options) => {
  const { image } = readScene(options.scene);
  const tiles = readTiles(options, image);
  const rgb = Buffer.alloc(image.width * image.height * 3);
  for (const tile of tiles) place(tile, rgb, image.width);

  const path = join(frameDirectory(options), 'frame.png');
  const png = encodePng(image, rgb);
  writeWhole(path, png);
  console.log(`${path}: ${tiles.length} tiles, ${png.length} bytes`);
});

/** All tiles with their bytes, or one error that names every bad one. */
function readTiles(options, image) {
  const tiles = tilesOf(image).map((area, index) => {
    const path = tilePath(options, index);
    return { area, index, bytes: existsSync(path) ? readFileSync(path) : undefined };
  });
  const isTruncated = ({ area, bytes }) => bytes && bytes.length !== area.width * area.height * 3;
  const problems = [
    ...describe('missing', tiles.filter(({ bytes }) => !bytes)),
    ...describe('truncated', tiles.filter(isTruncated)),
  ];
  if (problems.length > 0) {
    const where = `${tiles.length} tiles in ${frameDirectory(options)}`;
    throw new Error(`of ${where}: ${problems.join('; ')}`);
  }
  return tiles;
}

function describe(problem, tiles) {
  return tiles.length > 0 ? [`${problem}: ${tiles.map(({ index }) => index).join(', ')}`] : [];
}

/** Copies a tile row by row to its place in the picture. */
function place({ area, bytes }, rgb, pictureWidth) {
  const stride = area.width * 3;
  for (let row = 0; row < area.height; row++) {
    const target = ((area.top + row) * pictureWidth + area.left) * 3;
    bytes.copy(rgb, target, row * stride, (row + 1) * stride);
  }
}
