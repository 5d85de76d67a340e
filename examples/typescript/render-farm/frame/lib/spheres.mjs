import { normalize, vector } from './vector.mjs';

/** Where a ray that starts on a surface stops seeing that surface. */
const SKIN = 1e-4;

/**
 * All spheres of a scene, as rows of numbers.
 *
 * Every ray asks every sphere, some hundred million times a frame: this is
 * the one place where the code prefers plain numbers to vectors.
 */
export class Spheres {
  constructor(spheres) {
    this.count = spheres.length;
    this.rows = new Float64Array(spheres.flatMap(({ center, radius }) => [...center, radius ** 2]));
    this.colors = spheres.map(({ material }) => material.color);
    /** Distance of the sphere that `nearest` found last. */
    this.distance = Infinity;
  }

  /** The number of the first sphere on a ray, -1 when there is none. */
  nearest(origin, direction) {
    let found = -1;
    let closest = Infinity;
    for (let index = 0; index < this.count; index++) {
      const distance = this.#hit(index * 4, origin, direction);
      if (distance < closest) {
        closest = distance;
        found = index;
      }
    }
    this.distance = closest;
    return found;
  }

  /** Whether anything stands between a point and a light. */
  block(origin, direction) {
    for (let index = 0; index < this.count; index++) {
      if (this.#hit(index * 4, origin, direction) < Infinity) return true;
    }
    return false;
  }

  /** The direction that is outwards at a point of a sphere. */
  normal(index, point) {
    const row = index * 4;
    return normalize(
      vector(
        point.x - this.rows[row],
        point.y - this.rows[row + 1],
        point.z - this.rows[row + 2],
      ),
    );
  }

  /**
   * What the spheres around a point do to the light from the whole sky: how
   * much of it they hide, and the colour that they throw back instead.
   *
   * A closed formula (after Inigo Quilez's sphere occlusion) in place of
   * dozens of random rays: contact shadows without noise.
   */
  surroundings(point, normal) {
    let open = 1;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let index = 0, row = 0; index < this.count; index++, row += 4) {
      const x = this.rows[row] - point.x;
      const y = this.rows[row + 1] - point.y;
      const z = this.rows[row + 2] - point.z;
      const size = this.rows[row + 3] / (x * x + y * y + z * z);
      if (size < 0.004) continue; // too small in this view to matter
      const facing = (x * normal.x + y * normal.y + z * normal.z) / Math.sqrt(this.rows[row + 3]);
      const share = Math.min(1, Math.max(0, 0.5 * (facing + 1) * size));
      const hidden = share * Math.sqrt(share);
      const color = this.colors[index];
      open *= 1 - hidden;
      red += color.x * hidden;
      green += color.y * hidden;
      blue += color.z * hidden;
    }
    return { open, bounce: vector(red, green, blue) };
  }

  #hit(row, origin, direction) {
    const x = this.rows[row] - origin.x;
    const y = this.rows[row + 1] - origin.y;
    const z = this.rows[row + 2] - origin.z;
    const along = x * direction.x + y * direction.y + z * direction.z;
    const outside = x * x + y * y + z * z - this.rows[row + 3];
    if (along < 0 && outside > 0) return Infinity; // behind the ray
    const squared = along * along - outside;
    if (squared < 0) return Infinity;
    const distance = along - Math.sqrt(squared);
    return distance > SKIN ? distance : Infinity;
  }
}
