/**
 * Stands in for the sequencer, so that the example needs no data: a small genome, samples that differ from it in a few places, and reads
 * of them with the errors that a sequencer makes. All are drawn at random, but the same at every attempt.
 */
const BASES = 'ACGT';
const GENOME = 3000;
const READ = 80;
const READS_A_CHUNK = 150;
const VARIANTS = 12;
const ERROR_RATE = 0.01;

/** The genome that samples are compared with. */
export const REFERENCE = genome();

/** In what a sample truly differs: the position, from 1, and both bases. */
export function variantsOf(sample) {
  const random = generator(sample);
  const part = (GENOME - 2 * READ) / VARIANTS; // one in each part, none at the ends, where reads are few
  return Array.from({ length: VARIANTS }, (_, index) => {
    const position = Math.floor(READ + part * (index + random()));
    return { position: position + 1, reference: REFERENCE[position], base: otherThan(REFERENCE[position], random) };
  });
}

/** The reads of a sample in one chunk. */
export function readsOf(sample, chunk) {
  const bases = [...REFERENCE];
  for (const { position, base } of variantsOf(sample)) bases[position - 1] = base;
  const random = generator(`${sample}/${chunk}`);
  return Array.from({ length: READS_A_CHUNK }, () => {
    const start = Math.floor(random() * (GENOME - READ + 1));
    return bases.slice(start, start + READ).map((base) => (random() < ERROR_RATE ? otherThan(base, random) : base)).join('');
  });
}

function genome() {
  const random = generator('reference');
  return Array.from({ length: GENOME }, () => BASES[Math.floor(random() * BASES.length)]).join('');
}

function otherThan(base, random) {
  return BASES.replace(base, '')[Math.floor(random() * (BASES.length - 1))];
}

/** Numbers from 0 to 1, by mulberry32; texts that differ give others. */
function generator(text) {
  let state = [...text].reduce((hash, character) => Math.imul(hash ^ character.codePointAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
