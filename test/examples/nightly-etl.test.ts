import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { BatchClient } from '@aws-sdk/client-batch';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LocalBatch } from 'batchworks';
import { IConstruct } from 'constructs';
import { NightlyEtlStack } from '../../examples/typescript/nightly-etl/nightly-etl-stack';
import { BatchQueue, ContainerJob } from '../../src';
import { folderWith } from '../_helpers/jobs';
import { batchTasks } from '../workflow/_helpers/batch-tasks';
import { runMachine } from '../workflow/_helpers/interpreter';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'; // Node 20 is enough for these tests

const TILLS = path.join(__dirname, '../../examples/typescript/nightly-etl/tills.mjs');
const NIGHT = '2026-11-21T17:30:00Z'; // 02:30 on the 22nd in Tokyo
const PARTITION = 'aws';

jest.setTimeout(60_000); // on a machine that does much else

let tills: ChildProcess;
let url: string;
beforeAll(async () => {
  tills = spawn(process.execPath, [TILLS, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  [url] = (await once(tills.stdout!, 'data')).map((chunk) => String(chunk).trim());
});
afterAll(() => { tills.kill(); });

/** A night on this machine: its error, if it has one, and what is in the warehouse then, by days. */
interface Night {
  readonly error?: string;
  readonly warehouse: Record<string, string[]>;
}

/** Synthesizes the example, and runs its state machine with the local Batch, once for every input. */
async function runNights(...inputs: object[]): Promise<Night> {
  const [outdir, stateDirectory] = [folderWith({}), folderWith({})];
  const app = new App({ outdir });
  const stack = new NightlyEtlStack(app, 'NightlyEtl');
  app.synth();
  const batch = await LocalBatch.start({ template: outdir, stateDirectory });
  const client = new BatchClient(batch.clientConfig);
  let error: string | undefined;
  try {
    for (const input of inputs) { await runMachine(machineOf(stack), { input, handlers: batchTasks(client) }).result; }
  } catch (failure: any) {
    error = `${failure.cause.name}: ${failure.cause.message}`;
  } finally {
    client.destroy();
    await batch.close();
  }
  return { error, warehouse: warehouseIn(stateDirectory) };
}

/** The state machine of the graph. Queues and definitions have the names that the local Batch gives them: the ids of their constructs. */
function machineOf(stack: NightlyEtlStack): any {
  const names = new Map(stack.node.findAll().map((construct) => [JSON.stringify(stack.resolve(arnOf(construct))), construct.node.id]));
  const logicalId = stack.getLogicalId(stack.graph.stateMachine.node.defaultChild as any);
  const { DefinitionString } = Template.fromStack(stack).toJSON().Resources[logicalId].Properties;
  const parts: (string | object)[] = DefinitionString['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : names.get(JSON.stringify(part)) ?? PARTITION)).join(''));
}

function arnOf(construct: IConstruct): string | undefined {
  if (construct instanceof BatchQueue) { return construct.jobQueueRef.jobQueueArn; }
  return construct instanceof ContainerJob ? construct.jobDefinitionRef.jobDefinitionArn : undefined;
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
