/** One number, and what it should be. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most that the value should be; absent where it is there for comparison only. */
  readonly aim?: number;
  /** Whether it is; true where there is no aim. */
  readonly met: boolean;
}

/** A number of which less is better. */
export function atMost(name: string, value: number, unit: string, aim: number | undefined): Measurement {
  return { name, value: Math.round(value * 100) / 100, unit, aim, met: aim === undefined || value <= aim };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
