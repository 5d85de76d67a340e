/**
 * Vectors of three numbers, for points, directions and (linear) colours alike.
 *
 * What runs for every ray spells its sums out instead of nesting these: a
 * tile takes a fraction of a second, too short for the engine to optimize
 * dozens of small calls away.
 */

export const vector = (x, y, z) => ({ x, y, z });

export const subtract = (a, b) => vector(a.x - b.x, a.y - b.y, a.z - b.z);

export const scale = (a, factor) => vector(a.x * factor, a.y * factor, a.z * factor);

/** `a + b * factor`: a point along a ray. */
export const addScaled = (a, b, factor) =>
  vector(a.x + b.x * factor, a.y + b.y * factor, a.z + b.z * factor);

export const dot = (a, b) => a.x * b.x + a.y * b.y + a.z * b.z;

export const cross = (a, b) =>
  vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);

export const length = (a) => Math.sqrt(dot(a, a));

/** Changes the vector that it gets, for one vector less per ray. */
export function normalize(a) {
  const factor = 1 / Math.sqrt(a.x * a.x + a.y * a.y + a.z * a.z);
  a.x *= factor;
  a.y *= factor;
  a.z *= factor;
  return a;
}
