/** `npm run bench`: prints a table and writes `bench/results.json`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureChecks } from './check';
import { measureContainers } from './containers';
import { measureLocalBatch } from './local-batch';
import { Measurement } from './measurement';
import { measureMemory } from './memory';
import { measureScheduler } from './scheduler';
import { measureSubmissions } from './submissions';
import { measureSynthesis } from './synthesis';

/** The local Batch first: synthesis deletes many folders, after which ext4 without a journal is slow to make files for minutes. */
const MEASURED: (() => Measurement[] | Promise<Measurement[]>)[] = [
  measureLocalBatch, measureContainers, measureMemory, measureSubmissions, measureScheduler, measureSynthesis, measureChecks,
];

const RESULTS = join(__dirname, 'results.json');

async function main() {
  const measurements: Measurement[] = [];
  for (const measure of MEASURED) { measurements.push(...await measure()); }
  writeFileSync(RESULTS, `${JSON.stringify(measurements, undefined, 2)}\n`);
  console.table(Object.fromEntries(measurements.map(({ name, value, unit, aim, met }) => [
    name, { value, unit, aim: aim === undefined ? '' : `at most ${aim}`, met: met ? 'yes' : 'no' },
  ])));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
