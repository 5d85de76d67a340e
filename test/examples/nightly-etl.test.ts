import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { NightlyEtlStack } from '../../examples/typescript/nightly-etl/nightly-etl-stack';
import { Outcome } from '../_helpers/interpreter';
import { folderWith } from '../_helpers/jobs';
import { closeDeployments, LocalDeployment } from '../_helpers/local-deployment';

const TILLS = path.join(__dirname, '../../examples/typescript/nightly-etl/tills.mjs');
const NIGHT = '2026-11-21T17:30:00Z'; // 02:30 on the 22nd in Tokyo

jest.setTimeout(60_000); // on a machine that does much else

let tills: ChildProcess;
let url: string;
beforeAll(async () => {
  tills = spawn(process.execPath, [TILLS, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  [url] = (await once(tills.stdout!, 'data')).map((chunk) => String(chunk).trim());
});
afterEach(closeDeployments);
afterAll(() => { tills.kill(); });

/** A night on this machine: its error, if it has one, and what is in the warehouse then, by days. */
interface Night {
  readonly error?: string;
  readonly warehouse: Record<string, string[]>;
}

/** Synthesizes the example, and runs its state machine with the local Batch, once for every input. */
async function runNights(...inputs: object[]): Promise<Night> {
  const { graph } = new NightlyEtlStack(new App({ outdir: folderWith({}) }), 'NightlyEtl');
  const deployment = await LocalDeployment.of(Stack.of(graph));
  const outcomes: Outcome[] = [];
  for (const input of inputs) { outcomes.push(await deployment.run(graph.stateMachine, { input })); }
  const failed = outcomes.find(({ error }) => error !== undefined);
  return { error: failed && `${failed.error}: ${failed.cause}`, warehouse: warehouseIn(deployment.stateDirectory) };
}

function warehouseIn(folder: string): Record<string, string[]> {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('sales.csv'));
  return Object.fromEntries(files.map((file) => [
    path.basename(path.dirname(file)), fs.readFileSync(path.join(folder, file), 'utf8').trim().split('\n'),
  ]));
}

describe('the nightly ETL', () => {
  test('loads the day before, of every shop, without voided sales and doubles', async () => {
    const { error, warehouse } = await runNights({ due: NIGHT, tills: url });
    expect(error).toBeUndefined();
    expect(Object.keys(warehouse)).toEqual(['day=2026-11-21']);
    const [header, ...rows] = warehouse['day=2026-11-21'];
    expect(header).toBe('shop,sale,article,yen');
    expect(rows).toHaveLength(4 * 9);
    expect(new Set(rows).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.split(',')[0]))).toEqual(new Set(['aoyama', 'ginza', 'shibuya', 'ueno']));
    expect(rows[0]).toBe('aoyama,2026-11-21-1,cup,2400');
  });

  test('replaces a day that it loads again, and no other', async () => {
    const { warehouse } = await runNights(...[NIGHT, '2026-11-22T17:30:00Z', NIGHT].map((due) => ({ due, tills: url })));
    expect(Object.entries(warehouse).map(([day, lines]) => [day, lines.length]).sort()).toEqual([['day=2026-11-21', 37], ['day=2026-11-22', 37]]);
  });

  test('fails with the job that failed when a shop cannot be fetched, and loads nothing', async () => {
    const { error, warehouse } = await runNights({ due: NIGHT, tills: `${url}/moved` });
    expect(error).toMatch(/^JobFailed: .*-Extract \(.*\) failed: .*exit code 1/);
    expect(warehouse).toEqual({});
  });
});
