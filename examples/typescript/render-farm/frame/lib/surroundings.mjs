import { add, addScaled, dot, mix, normalize, planeOf, scale, subtract } from './vector.mjs';

/** Highlights of a mirror stay below this, or their edges could not be smoothed. */
const BRIGHTEST = 14;

/** The sky: a gradient from the horizon up, with a glow around the sun. */
export class Sky {
  constructor({ horizon, zenith, glow }, sun) {
    Object.assign(this, { horizon, zenith, glow, sun });
  }

  color(direction) {
    const height = Math.sqrt(Math.max(0, direction.y));
    const toSun = Math.max(0, dot(direction, this.sun));
    const wide = toSun * toSun * toSun * toSun;
    const glow = 0.35 * wide + 0.65 * wide * wide * wide * wide;
    return addScaled(mix(this.horizon, this.zenith, height), this.glow, glow);
  }
}

/** The sun: a disc that faces the middle of the scene; its radius makes the shadows soft. */
export class Light {
  constructor({ position, radius, color, intensity }) {
    const distance = Math.sqrt(dot(position, position));
    this.position = position;
    this.radius = radius;
    this.direction = normalize(position);
    this.plane = planeOf(this.direction);
    /** The light that arrives at a surface which faces the sun. */
    this.power = scale(color, intensity);
    /** The same light as seen in a mirror: concentrated in a small disc. */
    this.surface = scale(color, Math.min(BRIGHTEST, intensity / (radius / distance) ** 2));
  }

  /** The direction from `point` to a place on the disc, given in its plane (-1 to 1). */
  from(point, u, v) {
    const across = add(scale(this.plane.right, u), scale(this.plane.up, v));
    return normalize(subtract(addScaled(this.position, across, this.radius), point));
  }

  /** Whether a ray ends in the disc. */
  meets(origin, direction) {
    const slope = dot(direction, this.direction);
    if (slope <= 0) return false;
    const toCenter = subtract(this.position, origin);
    const distance = dot(toCenter, this.direction) / slope;
    const miss = subtract(scale(direction, distance), toCenter);
    return dot(miss, miss) < this.radius ** 2;
  }
}
