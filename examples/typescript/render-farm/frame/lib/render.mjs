import { writePixel } from './color.mjs';
import { Choice, Sampler } from './sampler.mjs';
import { trace } from './trace.mjs';
import { add, normalize, scale, subtract, vector } from './vector.mjs';

/**
 * Renders a rectangle of a picture as RGB bytes, row by row.
 *
 * The picture's size and quality come separately from the world, so that a
 * preview is the same world in a smaller picture.
 *
 * @param picture `width`, `height`, and `side`: the samples of a pixel are side × side
 * @param area `left`, `top`, `width` and `height` in pixels
 */
export function render(world, picture, area) {
  const bytes = Buffer.alloc(area.width * area.height * 3);
  let offset = 0;
  for (let y = area.top; y < area.top + area.height; y++) {
    for (let x = area.left; x < area.left + area.width; x++) {
      writePixel(bytes, offset, lightOfPixel(world, picture, x, y), world.film);
      offset += 3;
    }
  }
  return bytes;
}

function lightOfPixel(world, picture, x, y) {
  const sampler = new Sampler(x, y, picture.side);
  let light = vector(0, 0, 0);
  for (; sampler.index < sampler.count; sampler.index++) {
    light = add(light, lightOfSample(world, picture, x, y, sampler));
  }
  return scale(light, 1 / sampler.count);
}

function lightOfSample(world, { width, height }, x, y, sampler) {
  const { camera } = world;
  sampler.choose(Choice.PIXEL);
  const target = camera.pointInFocus(
    (2 * (x + sampler.u) - width) / height,
    (height - 2 * (y + sampler.v)) / height,
  );
  sampler.chooseOnDisc(Choice.LENS);
  const origin = camera.pointOnLens(sampler.u, sampler.v);
  return trace(world, origin, normalize(subtract(target, origin)), sampler);
}
