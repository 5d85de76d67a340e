/** Reading a file of lines that may be larger than memory. */
import { readSync } from 'node:fs';

const CHUNK_BYTES = 1024 * 1024;
const LINE_BYTES = 4096;
const NEW_LINE = 10;

/** A line without its end, and where it begins. */
export interface Line {
  readonly text: string;
  readonly position: number;
}

/** The lines of a file up to a place, but for a last one that has no end. */
export function* linesOf(descriptor: number, end: number): Generator<Line> {
  let buffer = Buffer.alloc(CHUNK_BYTES);
  let filled = 0;
  for (let position = 0; position < end;) {
    if (filled === buffer.length) { buffer = Buffer.concat([buffer], buffer.length * 2); } // a line that is longer
    const count = readSync(descriptor, buffer, filled, buffer.length - filled, position);
    if (count === 0) { return; }
    const begin = position - filled;
    position += count;
    filled += count;
    let start = 0;
    for (let stop = buffer.indexOf(NEW_LINE); stop !== -1 && stop < filled; stop = buffer.indexOf(NEW_LINE, start)) {
      yield { text: buffer.toString('utf8', start, stop), position: begin + start };
      start = stop + 1;
    }
    buffer.copyWithin(0, start, filled);
    filled -= start;
  }
}

/** The line that begins at a place. */
export function lineAt(descriptor: number, position: number): string {
  for (let size = LINE_BYTES; ; size *= 4) {
    const bytes = Buffer.alloc(size);
    const count = readSync(descriptor, bytes, 0, size, position);
    const end = bytes.indexOf(NEW_LINE);
    if (end !== -1) { return bytes.toString('utf8', 0, end); }
    if (count < size) { throw new Error(`no line begins at ${position}: something else has changed the file`); }
  }
}
