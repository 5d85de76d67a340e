/**
 * Merges the chunks of a sample: `node merge.mjs --sample NAME --results DIR --chunks COUNT` writes as `variants.csv` where the sample
 * differs from the reference. A chunk that is missing is an error: a list that is not complete looks like one that is.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const MIN_DEPTH = 10; // fewer reads than that tell nothing

const { values: options } = parseArgs({ options: { sample: { type: 'string' }, results: { type: 'string' }, chunks: { type: 'string' } } });
const directory = join(options.results, options.sample);
const files = Array.from({ length: Number(options.chunks) }, (_, chunk) => join(directory, `chunk-${String(chunk).padStart(4, '0')}.json`));
const missing = files.filter((file) => !existsSync(file));
if (missing.length > 0) throw new Error(`${missing.length} of ${files.length} chunks are missing, such as ${missing[0]}; run the job Align first`);

const depth = [];
const differences = new Map();
for (const chunk of files.map((file) => JSON.parse(readFileSync(file, 'utf8')))) {
  chunk.depth.forEach((reads, position) => { depth[position] = (depth[position] ?? 0) + reads; });
  Object.entries(chunk.differences).forEach(([difference, reads]) => differences.set(difference, (differences.get(difference) ?? 0) + reads));
}

const variants = [...differences]
  .map(([difference, reads]) => {
    const [, position, reference, base] = /^(\d+) (.)>(.)$/.exec(difference);
    return { position: Number(position), reference, base, reads, depth: depth[position - 1] };
  })
  .filter((variant) => variant.depth >= MIN_DEPTH && variant.reads > variant.depth / 2) // the others are errors of the sequencer
  .sort((a, b) => a.position - b.position);

const file = join(directory, 'variants.csv');
const lines = variants.map((variant) => [variant.position, variant.reference, variant.base, variant.reads, variant.depth].join(','));
writeFileSync(`${file}.part`, ['position,reference,base,reads,depth', ...lines, ''].join('\n'));
renameSync(`${file}.part`, file);
console.log(`${options.sample}: ${variants.length} variants in ${files.length} chunks`);
