/**
 * Aligns one chunk of the reads of a sample: `node align.mjs --sample NAME --results DIR`.
 *
 * AWS Batch starts it once for every chunk, and only the index differs. A chunk that lost its Spot instance too often runs once more as a
 * job of its own, which is in no array: its index is then in `CHUNK_INDEX`.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Aligner } from './lib/aligner.mjs';
import { readsOf, REFERENCE } from './lib/sequencer.mjs';

const { values: options } = parseArgs({ options: { sample: { type: 'string' }, results: { type: 'string' } } });
const chunk = Number(process.env.AWS_BATCH_JOB_ARRAY_INDEX ?? process.env.CHUNK_INDEX);
if (!Number.isInteger(chunk)) throw new Error('there is no index of a chunk; submit an array job, or give `CHUNK_INDEX`');

const aligner = new Aligner(REFERENCE);
const depth = Array(REFERENCE.length).fill(0);
const differences = {}; // how many reads have another base than the reference, such as `1203 A>G`
const reads = readsOf(options.sample, chunk);
const placed = reads.map((read) => ({ read, start: aligner.place(read) })).filter(({ start }) => start !== undefined);
for (const { read, start } of placed) {
  [...read].forEach((base, offset) => {
    const position = start + offset;
    depth[position]++;
    if (base === REFERENCE[position]) return;
    const difference = `${position + 1} ${REFERENCE[position]}>${base}`;
    differences[difference] = (differences[difference] ?? 0) + 1;
  });
}

const directory = join(options.results, options.sample);
mkdirSync(directory, { recursive: true });
const file = join(directory, `chunk-${String(chunk).padStart(4, '0')}.json`);
writeFileSync(`${file}.part`, JSON.stringify({ chunk, reads: reads.length, placed: placed.length, depth, differences }));
renameSync(`${file}.part`, file); // whole or not at all, however often the job is retried
console.log(`chunk ${chunk}: placed ${placed.length} of ${reads.length} reads`);
