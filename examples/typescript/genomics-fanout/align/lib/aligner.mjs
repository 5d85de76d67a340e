const SEED = 16;
const MAX_MISMATCHES = 8;

/** Places reads on a reference: a piece that matches exactly says where a read may be, and the rest of it whether it is there. */
export class Aligner {
  #reference;
  #seeds = new Map();

  constructor(reference) {
    this.#reference = reference;
    for (let at = 0; at + SEED <= reference.length; at++) {
      const seed = reference.slice(at, at + SEED);
      this.#seeds.set(seed, [...(this.#seeds.get(seed) ?? []), at]);
    }
  }

  /** Where a read begins, or undefined where nothing is like it. */
  place(read) {
    for (let at = 0; at + SEED <= read.length; at += SEED) {
      const starts = (this.#seeds.get(read.slice(at, at + SEED)) ?? []).map((found) => found - at);
      const start = starts.find((candidate) => this.#fits(read, candidate));
      if (start !== undefined) return start;
    }
    return undefined;
  }

  #fits(read, start) {
    if (start < 0 || start + read.length > this.#reference.length) return false;
    return [...read].filter((base, offset) => base !== this.#reference[start + offset]).length <= MAX_MISMATCHES;
  }
}
