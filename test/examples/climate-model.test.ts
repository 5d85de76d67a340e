import { exec, execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { BatchClient, SubmitJobCommand, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { App } from 'aws-cdk-lib';
import { LocalBatch, watchJobs } from 'batchworks';
import { ClimateModelStack } from '../../examples/typescript/climate-model/climate-model-stack';
import { folderWith } from '../_helpers/jobs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'; // Node 20 is enough for these tests

const EXAMPLE = path.join(__dirname, '../../examples/typescript/climate-model');

/** Synthesizes the example, runs an ensemble and its summary on this machine, and returns the folder with the results. */
async function runEnsemble(scenario: string) {
  const [outdir, stateDirectory] = [folderWith({}), folderWith({})];
  const app = new App({ outdir });
  const { member } = new ClimateModelStack(app, 'ClimateModel');
  app.synth();
  const batch = await LocalBatch.start({ template: outdir, stateDirectory });
  try {
    const client = new BatchClient(batch.clientConfig);
    const submit = async (input: Omit<SubmitJobCommandInput, 'jobName'>) =>
      (await client.send(new SubmitJobCommand({ jobName: 'test', ...input }))).jobId!;
    const parameters = { scenario };
    const members = await submit({ jobQueue: 'Ensemble', jobDefinition: 'Member', parameters, arrayProperties: { size: member.arraySize } });
    const summary = await submit({ jobQueue: 'Reports', jobDefinition: 'Summary', parameters, dependsOn: [{ jobId: members }] });
    const jobs = await ended(watchJobs(client, [members, summary]));
    expect(jobs.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  } finally {
    await batch.close();
  }
  const files = fs.readdirSync(stateDirectory, { recursive: true, encoding: 'utf8' });
  return path.join(stateDirectory, path.dirname(files.find((file) => file.endsWith('summary.csv'))!));
}

/** The last of what is watched. */
async function ended<T>(updates: AsyncIterable<T>): Promise<T> {
  let last: T;
  for await (const update of updates) { last = update; }
  return last!;
}

describe('the climate model', () => {
  let results: string;
  beforeAll(async () => { results = await runEnsemble('high'); }, 60_000);

  test('has a result of every member', () => {
    expect(fs.readdirSync(results).filter((name) => name.startsWith('member-'))).toHaveLength(24);
  });

  test('warms as the models do that its physics comes from: by 3 to 6 K until 2100', () => {
    const [year, low, median, high] = fs.readFileSync(path.join(results, 'summary.csv'), 'utf8').trim().split('\n').at(-1)!.split(',').map(Number);
    expect([year, low < median, median < high]).toEqual([2100, true, true]);
    expect(median).toBeGreaterThan(3);
    expect(median).toBeLessThan(6);
  });

  test('draws a chart', () => {
    expect(fs.readFileSync(path.join(results, 'summary.svg'), 'utf8')).toMatch(/^<svg .*<polygon .*<polyline /s);
  });

  // The local Batch runs no job of several containers: what the two would run is run here, one after the other.
  test('is packed, and sent with the token', async () => {
    const parcel = folderWith({});
    execFileSync('bash', [path.join(EXAMPLE, 'publish', 'pack.sh'), path.dirname(results), 'high', parcel]);
    const requests = await requestsOf((url) => `ARCHIVE_URL=${url} ARCHIVE_TOKEN=t node ${path.join(EXAMPLE, 'publish', 'send.mjs')} ${parcel}`);
    expect(requests).toContain('PUT /summary.csv Bearer t');
    expect(requests).toHaveLength(24 + 3);
  });

  test('is not packed without a summary', () => {
    const pack = () => execFileSync('bash', [path.join(EXAMPLE, 'publish', 'pack.sh'), folderWith({}), 'high', folderWith({})], { stdio: 'pipe' });
    expect(pack).toThrow('there is no summary in');
  });
});

/** What a command asks a server. */
async function requestsOf(command: (url: string) => string): Promise<string[]> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    request.resume().on('end', () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve, reject) => {
    exec(command(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), (error) => (error ? reject(error) : resolve()));
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return requests;
}
