/** A number that changes in steps: it keeps its value until the next step. It is 0 before the first one. */
export class StepSeries {
  /** From numbers to add, in any order. */
  public static ofChanges(changes: readonly { readonly at: number; readonly by: number }[]): StepSeries {
    const series = new StepSeries();
    let value = 0;
    for (const { at, by } of [...changes].sort((a, b) => a.at - b.at)) {
      value += by;
      series.set(at, value);
    }
    return series;
  }

  private readonly times: number[] = [];
  private readonly values: number[] = [];

  /** From now on it has this value. Time goes forward only; of several values at one moment, the last one counts. */
  public set(at: number, value: number): void {
    if (this.times.at(-1) === at) {
      this.values[this.values.length - 1] = value;
    } else if (this.values.at(-1) !== value) {
      this.times.push(at);
      this.values.push(value);
    }
  }

  public get last(): number {
    return this.values.at(-1) ?? 0;
  }

  public get peak(): number {
    return this.values.reduce((peak, value) => Math.max(peak, value), 0);
  }

  /** The mean value in each of so many parts of equal length of the time between two moments. */
  public means(from: number, to: number, parts: number): number[] {
    const length = (to - from) / parts;
    const sums = new Array<number>(parts).fill(0);
    for (const [index, value] of this.values.entries()) {
      const begin = Math.max(from, this.times[index]);
      const end = Math.min(to, this.times[index + 1] ?? to);
      if (value !== 0) { addTo(sums, value, begin - from, end - from, length); }
    }
    return sums.map((sum) => sum / length);
  }
}

/** Adds a value that held from one moment to another to the parts that this time is in. */
function addTo(sums: number[], value: number, begin: number, end: number, length: number): void {
  const last = Math.min(sums.length - 1, Math.floor(end / length));
  for (let part = Math.floor(begin / length); part <= last; part++) {
    sums[part] += value * Math.max(0, Math.min(end, (part + 1) * length) - Math.max(begin, part * length));
  }
}
