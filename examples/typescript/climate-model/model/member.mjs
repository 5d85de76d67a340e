/**
 * One member of an ensemble: `node member.mjs --scenario NAME --results DIR`.
 *
 * AWS Batch starts it once for every member, and only the index differs: from it comes what nobody knows exactly, how sensitive
 * the climate is and how fast the ocean takes up heat.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { forcingAt } from './lib/forcing.mjs';
import { simulate } from './lib/energy-balance.mjs';
import { physicsOf } from './lib/physics.mjs';

const { values: options } = parseArgs({ options: { scenario: { type: 'string' }, results: { type: 'string' } } });
const index = Number(process.env.AWS_BATCH_JOB_ARRAY_INDEX ?? '0'); // absent in a job that is not part of an array
const scenario = JSON.parse(readFileSync(new URL(`scenarios/${options.scenario}.json`, import.meta.url), 'utf8'));

const physics = physicsOf(index);
const years = simulate(physics, scenario, (year) => forcingAt(scenario, year));

const directory = join(options.results, options.scenario);
mkdirSync(directory, { recursive: true });
const file = join(directory, `member-${String(index).padStart(4, '0')}.json`);
writeFileSync(`${file}.part`, JSON.stringify({ index, physics, years }));
renameSync(`${file}.part`, file); // whole or not at all, however often the job is retried
console.log(`member ${index}: ${years.at(-1).surface.toFixed(2)} K in ${years.at(-1).year}`);
