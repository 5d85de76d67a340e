/** What all steps of a run are told: which day it is about, which shop, and where the data is. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { due: { type: 'string' }, data: { type: 'string' }, tills: { type: 'string' } } });

export const tills = options.tills;
export const shops = JSON.parse(readFileSync(new URL('../shops.json', import.meta.url), 'utf8'));
export const shop = shops[Number(process.env.AWS_BATCH_JOB_ARRAY_INDEX ?? '0')]; // each child of an array job has one
export const day = dayBefore(options.due, process.env.TIME_ZONE);

/** Where a shop's sales of the day are, as the till has them. */
export const rawFile = (name) => join(options.data, 'raw', day, `${name}.json`);
/** Where they are when they are clean. */
export const cleanFile = (name) => join(options.data, 'clean', day, `${name}.csv`);
/** Where the sales of all shops are, one folder a day as query engines expect it. */
export const warehouseFile = join(options.data, 'warehouse', `day=${day}`, 'sales.csv');

/** Writes a file whole or not at all, however often a job is retried or a day is loaded again. */
export function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
}

/** The day that was over when the run was due, as it is called where the shops are: 2026-11-21. */
function dayBefore(due, timeZone) {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(due));
  return new Date(Date.parse(today) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
