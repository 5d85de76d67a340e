import { add, addScaled, cross, length, normalize, scale, subtract, vector } from './vector.mjs';

/** A camera with a lens: what is nearer or farther than `focus` is slightly blurred. */
export class Camera {
  constructor({ position, target, fieldOfView, aperture, focus }) {
    const forward = normalize(subtract(target, position));
    this.position = position;
    this.forward = forward;
    this.right = normalize(cross(forward, vector(0, 1, 0)));
    this.up = cross(this.right, forward);
    this.aperture = aperture;
    this.focus = focus ?? length(subtract(target, position));
    this.slope = Math.tan((fieldOfView * Math.PI) / 360);
  }

  /** The point in focus behind a place of the picture, given from -1 to 1 in height. */
  pointInFocus(x, y) {
    const across = add(scale(this.right, x * this.slope), scale(this.up, y * this.slope));
    return addScaled(this.position, add(this.forward, across), this.focus);
  }

  /** A point of the lens, given from -1 to 1. */
  pointOnLens(u, v) {
    const across = add(scale(this.right, u), scale(this.up, v));
    return addScaled(this.position, across, this.aperture);
  }
}
