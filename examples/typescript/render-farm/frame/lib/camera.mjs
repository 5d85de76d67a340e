import { cross, length, normalize, scale, subtract, vector } from './vector.mjs';

/** A camera with a lens: what is nearer or farther than the target is slightly blurred. */
export class Camera {
  constructor({ position, target, fieldOfView, aperture }) {
    const forward = normalize(subtract(target, position));
    const focus = length(subtract(target, position));
    this.position = position;
    this.right = normalize(cross(forward, vector(0, 1, 0)));
    this.up = cross(this.right, forward);
    this.aperture = aperture;
    /** From the eye to the middle of what is in focus, and half the height of that. */
    this.toFocus = scale(forward, focus);
    this.halfHeight = Math.tan((fieldOfView * Math.PI) / 360) * focus;
  }

  /** A point of the square lens, given from 0 to 1. */
  pointOnLens(u, v) {
    return this.#offset(this.position, (2 * u - 1) * this.aperture, (2 * v - 1) * this.aperture);
  }

  /**
   * The direction from a point of the lens to a place of the picture; the
   * place is given from -1 (bottom) to 1 (top), and sideways in the same unit.
   */
  direction(lens, x, y) {
    const seen = this.#offset(this.toFocus, x * this.halfHeight, y * this.halfHeight);
    return normalize(
      vector(
        this.position.x + seen.x - lens.x,
        this.position.y + seen.y - lens.y,
        this.position.z + seen.z - lens.z,
      ),
    );
  }

  #offset(point, right, up) {
    return vector(
      point.x + this.right.x * right + this.up.x * up,
      point.y + this.right.y * right + this.up.y * up,
      point.z + this.right.z * right + this.up.z * up,
    );
  }
}
