/** What the models of CMIP5 have, as means and standard deviations: Geoffroy et al. 2013, tables 3 and 4. */
const DISTRIBUTIONS = { feedback: [1.18, 0.37], exchange: [0.67, 0.15], surfaceCapacity: [8.2, 0.9], deepCapacity: [109, 52] };

/** The physics of a member: drawn at random, but the same at every attempt. */
export function physicsOf(index) {
  const random = generator(index + 1);
  return Object.fromEntries(Object.entries(DISTRIBUTIONS).map(([name, [mean, deviation]]) => [name, Math.max(mean / 3, mean + deviation * normal(random))]));
}

/** Box and Muller: two uniform numbers make a normal one. */
function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers from 0 to 1, by mulberry32. */
function generator(seed) {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
