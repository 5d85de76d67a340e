import { SMALL } from './shadow.mjs';
import { buildTree } from './tree.mjs';
import { normalize, vector } from './vector.mjs';

/** A ray that starts on a surface does not meet that surface again this near. */
const SKIN = 1e-4;

/**
 * All spheres of a scene, as rows of numbers: x, y, z, radius.
 *
 * Every ray comes here, some ten million times a frame: with their shadows the one place
 * where the code prefers plain numbers to vectors.
 */
export class Spheres {
  constructor(spheres) {
    const nodes = buildTree(spheres);
    this.rows = new Float64Array(nodes.flatMap(({ center, radius }) => [...center, radius]));
    this.skips = Int32Array.from(nodes, ({ skip }) => skip);
    /** The material of a sphere, `undefined` for a group of spheres. */
    this.materials = nodes.map(({ sphere }) => sphere?.material);
    /** The squared distance from which nothing in a node hides any sky. */
    this.reaches = Float64Array.from(nodes, ({ radius, largest }) =>
      largest === radius ? radius ** 2 / SMALL : (radius + largest / Math.sqrt(SMALL)) ** 2,
    );
    /** Distance of the sphere that `nearest` found last. */
    this.distance = Infinity;
  }

  /** The first sphere on a ray, -1 when there is none. */
  nearest(origin, direction) {
    const count = this.skips.length;
    let found = -1;
    let closest = Infinity;
    for (let node = 0; node < count; ) {
      const distance = this.meet(node, origin, direction);
      const skip = this.skips[node];
      const isSphere = skip === node + 1;
      if (isSphere && distance < closest && distance > SKIN) {
        closest = distance;
        found = node;
      }
      node = distance < closest ? node + 1 : skip;
    }
    this.distance = closest;
    return found;
  }

  /** The direction that is outwards at a point of a sphere. */
  normal(node, { x, y, z }) {
    const row = node * 4;
    return normalize(vector(x - this.rows[row], y - this.rows[row + 1], z - this.rows[row + 2]));
  }

  /** Where a ray enters a node: below 0 when it starts inside, Infinity when it misses. */
  meet(node, origin, direction) {
    const row = node * 4;
    const x = this.rows[row] - origin.x;
    const y = this.rows[row + 1] - origin.y;
    const z = this.rows[row + 2] - origin.z;
    const along = x * direction.x + y * direction.y + z * direction.z;
    const radius = this.rows[row + 3];
    const outside = x * x + y * y + z * z - radius * radius;
    if (along < 0 && outside > 0) return Infinity; // behind the ray
    const squared = along * along - outside;
    return squared < 0 ? Infinity : along - Math.sqrt(squared);
  }
}
