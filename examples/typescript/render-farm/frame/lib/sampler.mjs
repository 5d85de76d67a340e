/** What one sample of a pixel chooses at random; each choice is a point in a square. */
export const Choice = { PIXEL: 0, LENS: 1, GLOSS: 2 };

/** Odd primes, so that each choice walks through the cells in an order of its own. */
const STRIDES = [1, 7, 11];

/**
 * The random numbers of one pixel.
 *
 * Seeded by the position in the whole frame: a tile has the same bytes at
 * every attempt, on every machine, and however the frame is cut into tiles.
 * The square is divided into as many cells as there are samples and each is
 * used once, which needs far fewer samples than pure chance.
 */
export class Sampler {
  constructor(x, y, side) {
    this.state = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca77);
    this.x = x;
    this.y = y;
    this.side = side;
    this.count = side * side;
    this.index = 0;
    this.turn = Math.floor(this.random() * this.count);
    this.u = 0;
    this.v = 0;
  }

  /** Leaves a point of the unit square in `u` and `v`. */
  choose(choice) {
    const cell = (this.index * STRIDES[choice] + this.turn * choice) % this.count;
    this.u = ((cell % this.side) + this.random()) / this.side;
    this.v = (Math.floor(cell / this.side) + this.random()) / this.side;
  }

  /** Mulberry32: small, fast, and the same everywhere, unlike Math.random. */
  random() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  }
}
