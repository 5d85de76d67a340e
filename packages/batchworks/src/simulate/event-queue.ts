interface Entry<T> {
  readonly at: number;
  readonly order: number;
  readonly item: T;
}

/** What is going to happen, earliest first; of the same moment, in the order in which it was added. A binary heap. */
export class EventQueue<T> {
  private readonly heap: Entry<T>[] = [];
  private added = 0;

  /** When the next one is due. */
  public get nextAt(): number | undefined {
    return this.heap[0]?.at;
  }

  public add(at: number, item: T): void {
    const entry = { at, order: this.added++, item };
    let index = this.heap.length;
    while (index > 0) {
      const parent = Math.floor((index - 1) / 2);
      if (isBefore(this.heap[parent], entry)) { break; }
      this.heap[index] = this.heap[parent];
      index = parent;
    }
    this.heap[index] = entry;
  }

  /** Takes out the next one. */
  public take(): T | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (this.heap.length > 0) { this.sink(last!); }
    return first?.item;
  }

  /** Puts an entry to the top, and down as far as it belongs. */
  private sink(entry: Entry<T>): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= this.heap.length) { break; }
      const child = left + 1 < this.heap.length && isBefore(this.heap[left + 1], this.heap[left]) ? left + 1 : left;
      if (isBefore(entry, this.heap[child])) { break; }
      this.heap[index] = this.heap[child];
      index = child;
    }
    this.heap[index] = entry;
  }
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
