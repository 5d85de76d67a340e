import { writePixel } from './color.mjs';
import { Choice, Sampler } from './sampler.mjs';
import { trace } from './trace.mjs';
import { scale, vector } from './vector.mjs';

/** Samples that differ less than this look the same. */
const SMOOTH = 0.04;

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

/**
 * Most pixels show a smooth surface and are done after four samples; those
 * with an edge or a soft shadow, where the four differ, get the full number.
 */
function lightOfPixel(world, picture, x, y) {
  const first = sample(world, picture, new Sampler(x, y, Math.min(2, picture.side)));
  if (first.contrast < SMOOTH || picture.side <= 2) return first.light;
  return sample(world, picture, new Sampler(x, y, picture.side)).light;
}

/** The mean light of all samples, and how much their brightness differs on the screen. */
function sample(world, picture, sampler) {
  const light = vector(0, 0, 0);
  let darkest = Infinity;
  let brightest = 0;
  for (; sampler.index < sampler.count; sampler.index++) {
    const one = lightOfSample(world, picture, sampler);
    const brightness = Math.sqrt(0.3 * one.x + 0.6 * one.y + 0.1 * one.z);
    darkest = Math.min(darkest, brightness);
    brightest = Math.max(brightest, brightness);
    light.x += one.x;
    light.y += one.y;
    light.z += one.z;
  }
  return { light: scale(light, 1 / sampler.count), contrast: brightest - darkest };
}

function lightOfSample(world, { width, height }, sampler) {
  sampler.choose(Choice.LENS);
  const origin = world.camera.pointOnLens(sampler.u, sampler.v);
  sampler.choose(Choice.PIXEL);
  const across = (2 * (sampler.x + sampler.u) - width) / height;
  const up = (height - 2 * (sampler.y + sampler.v)) / height;
  return trace(world, origin, world.camera.direction(origin, across, up), sampler);
}
