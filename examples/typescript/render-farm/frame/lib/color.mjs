import { vector } from './vector.mjs';

/**
 * `#rrggbb` of a scene file as a linear colour.
 *
 * Light adds up linearly, screen colours do not; so colours are decoded when
 * a scene is read and encoded once, when a pixel is finished.
 */
export function parseColor(text) {
  if (!/^#[0-9a-f]{6}$/i.test(text)) {
    throw new Error(`a colour must look like "#1b9aaa", got ${JSON.stringify(text)}`);
  }
  const channel = (start) => decode(parseInt(text.slice(start, start + 2), 16) / 255);
  return vector(channel(1), channel(3), channel(5));
}

/** Develops the light of one pixel and stores its three bytes at `offset`. */
export function writePixel(bytes, offset, light, { exposure, saturation }) {
  const red = develop(light.x * exposure);
  const green = develop(light.y * exposure);
  const blue = develop(light.z * exposure);
  const gray = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  bytes[offset] = toByte(gray + (red - gray) * saturation);
  bytes[offset + 1] = toByte(gray + (green - gray) * saturation);
  bytes[offset + 2] = toByte(gray + (blue - gray) * saturation);
}

/**
 * Filmic tone curve (Narkowicz's fit of ACES): keeps contrast in the middle
 * and lets highlights roll off, where clipping would leave flat white spots.
 */
function develop(light) {
  return (light * (2.51 * light + 0.03)) / (light * (2.43 * light + 0.59) + 0.14);
}

function toByte(linear) {
  return Math.round(255 * encode(Math.min(1, Math.max(0, linear))));
}

/** The sRGB transfer function, from a screen value to light and back. */
function decode(value) {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encode(light) {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
