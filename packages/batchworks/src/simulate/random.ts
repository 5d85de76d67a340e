import { createHash } from 'node:crypto';
import type { Duration } from './workload/workload';

/** No attempt of a normally distributed duration is shorter, however wide the distribution: one second, in milliseconds. */
const SHORTEST = 1000;

/** 2^31 - 1, a prime. */
const MODULUS = 2_147_483_647;

/** Of Park and Miller, revised in 1993. The product with a state is below 2^53, so it is exact. */
const MULTIPLIER = 48_271;

/**
 * Random numbers that are the same for the same seed: the "minimal standard" generator of Park and Miller (`minstd_rand` of C++). That is far
 * from good enough for secrets, and good enough for durations.
 */
export class Random {
  private state: number;

  /** @param seed any text; a hash of it is where the generator begins, so that similar texts give unrelated numbers */
  constructor(seed: string) {
    this.state = 1 + createHash('sha256').update(seed).digest().readUInt32BE() % (MODULUS - 1);
  }

  /** Between 0 and 1, without both. */
  public next(): number {
    this.state = this.state * MULTIPLIER % MODULUS;
    return this.state / MODULUS;
  }

  /** True in so many of all cases, 0 to 1. */
  public chance(rate: number): boolean {
    return this.next() < rate;
  }

  /** A duration, in whole milliseconds. */
  public duration(duration: Duration): number {
    switch (duration.type) {
      case 'CONSTANT':
        return duration.value;
      case 'UNIFORM':
        return Math.round(duration.min + this.next() * (duration.max - duration.min));
      case 'NORMAL':
        return Math.max(SHORTEST, Math.round(duration.mean + duration.deviation * this.normal()));
    }
  }

  /** Normally distributed around 0 with the deviation 1 (Box and Muller). */
  private normal(): number {
    return Math.sqrt(-2 * Math.log(this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}
