/**
 * Vectors of three numbers, for points, directions and (linear) colours alike.
 *
 * Objects of one fixed shape, because the engine keeps most of them out of
 * memory altogether; arrays would be several times slower.
 */

export const vector = (x, y, z) => ({ x, y, z });

export const add = (a, b) => vector(a.x + b.x, a.y + b.y, a.z + b.z);

export const subtract = (a, b) => vector(a.x - b.x, a.y - b.y, a.z - b.z);

export const scale = (a, factor) => vector(a.x * factor, a.y * factor, a.z * factor);

/** Component by component: how a surface of one colour filters light of another. */
export const multiply = (a, b) => vector(a.x * b.x, a.y * b.y, a.z * b.z);

/** `a + b * factor`: a point along a ray, or one more contribution of light. */
export const addScaled = (a, b, factor) =>
  vector(a.x + b.x * factor, a.y + b.y * factor, a.z + b.z * factor);

/** From `a` (share 0) to `b` (share 1). */
export const mix = (a, b, share) =>
  vector(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share);

export const dot = (a, b) => a.x * b.x + a.y * b.y + a.z * b.z;

export const cross = (a, b) =>
  vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);

export const length = (a) => Math.sqrt(dot(a, a));

export const normalize = (a) => scale(a, 1 / length(a));

/** The direction in which a mirror with this normal sends a ray. */
export const reflect = (direction, normal) =>
  addScaled(direction, normal, -2 * dot(direction, normal));

/** Two directions that span the plane to which `normal` is perpendicular. */
export function planeOf(normal) {
  const up = Math.abs(normal.y) < 0.99 ? vector(0, 1, 0) : vector(1, 0, 0);
  const right = normalize(cross(normal, up));
  return { right, up: cross(right, normal) };
}
