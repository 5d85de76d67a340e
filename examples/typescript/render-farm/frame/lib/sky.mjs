import { dot, normalize, scale, vector } from './vector.mjs';

/** Highlights of a mirror stay below this, or their edges could not be smoothed. */
const BRIGHTEST = 14;

/** The sky: a gradient from the horizon up, with a glow around the sun. */
export class Sky {
  constructor({ horizon, zenith, glow }, sun) {
    Object.assign(this, { horizon, zenith, glow, sun });
  }

  color(direction) {
    const { horizon, zenith, glow, sun } = this;
    const height = Math.sqrt(Math.max(0, direction.y));
    const toSun = Math.max(0, direction.x * sun.x + direction.y * sun.y + direction.z * sun.z);
    const wide = toSun * toSun * toSun * toSun;
    const strength = 0.35 * wide + 0.65 * wide * wide * wide * wide;
    return vector(
      horizon.x + (zenith.x - horizon.x) * height + glow.x * strength,
      horizon.y + (zenith.y - horizon.y) * height + glow.y * strength,
      horizon.z + (zenith.z - horizon.z) * height + glow.z * strength,
    );
  }
}

/** The sun: a disc that faces the middle of the scene; its radius makes the shadows soft. */
export class Light {
  constructor({ position, radius, color, intensity }) {
    const distance = Math.sqrt(dot(position, position));
    this.position = position;
    this.radius = radius;
    this.direction = scale(position, 1 / distance);
    /** The radius of the disc at distance 1: how soft shadows are. */
    this.spread = radius / distance;
    /** The light that arrives at a surface which faces the sun. */
    this.power = scale(color, intensity);
    /** The same light as seen in a mirror: concentrated in a small disc. */
    this.surface = scale(color, Math.min(BRIGHTEST, intensity / this.spread ** 2));
  }

  /** The direction from a point to the middle of the disc. */
  from({ x, y, z }) {
    return normalize(vector(this.position.x - x, this.position.y - y, this.position.z - z));
  }

  /** Whether a ray ends in the disc. */
  meets(origin, direction) {
    const slope = dot(direction, this.direction);
    if (slope <= 0) return false;
    const x = this.position.x - origin.x;
    const y = this.position.y - origin.y;
    const z = this.position.z - origin.z;
    const distance =
      (x * this.direction.x + y * this.direction.y + z * this.direction.z) / slope;
    const miss =
      (direction.x * distance - x) ** 2 +
      (direction.y * distance - y) ** 2 +
      (direction.z * distance - z) ** 2;
    return miss < this.radius ** 2;
  }
}
