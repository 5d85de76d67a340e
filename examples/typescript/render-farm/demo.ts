/**
 * The render farm on this machine: synthesizes the app, starts a local Batch from its template, and submits the jobs as one would
 * submit them to AWS: with the AWS SDK. Take `clientConfig` away, and the same lines run in your account.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { BatchClient, SubmitJobCommand, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { LocalBatch, showProgress, watchJobs } from 'batchworks';

const SCENE = 'harbor';
const ASSEMBLY = path.join(__dirname, 'cdk.out');
const STATE = path.join(__dirname, '.batchworks');
const OUTPUT = path.join(__dirname, 'output');

async function main() {
  console.log('Synthesizing the app, as `cdk deploy` would …');
  synthesize();
  rmSync(STATE, { recursive: true, force: true }); // no tile of an earlier run may pass for one of this run
  const batch = await LocalBatch.start({ template: ASSEMBLY, stateDirectory: STATE });
  console.log(`A local AWS Batch listens on ${batch.endpoint}. Submitting the jobs of a frame …\n`);
  try {
    const client = new BatchClient(batch.clientConfig);
    const jobIds = await submitFrame(client);
    const jobs = await showProgress(watchJobs(client, jobIds));
    const succeeded = jobs.every(({ status }) => status === 'SUCCEEDED');
    report(succeeded, succeeded ? collect(['frame.png', 'preview.png', 'manifest.json']) : []);
    process.exitCode = succeeded ? 0 : 1;
  } finally {
    await batch.close();
  }
}

function synthesize() {
  const cdk = require.resolve('aws-cdk/bin/cdk');
  execFileSync(process.execPath, [cdk, 'synth', '--quiet', '--no-notices'], { cwd: __dirname, stdio: 'pipe' });
}

/** All of a frame: many tiles at once, what joins them, and a preview that overtakes them. */
async function submitFrame(client: BatchClient): Promise<string[]> {
  const submit = async (input: SubmitJobCommandInput) => (await client.send(new SubmitJobCommand(input))).jobId!;
  const tiles = await submit({ jobName: 'tiles', jobQueue: 'Bulk', jobDefinition: 'Tile', arrayProperties: { size: tileCount() } });
  const preview = await submit({ jobName: 'preview', jobQueue: 'Urgent', jobDefinition: 'Preview' });
  const stitch = await submit({ jobName: 'stitch', jobQueue: 'Bulk', jobDefinition: 'Stitch', dependsOn: [{ jobId: tiles }] });
  const manifest = await submit({
    jobName: 'manifest', jobQueue: 'Bulk', jobDefinition: 'Manifest', dependsOn: [{ jobId: stitch }, { jobId: preview }],
  });
  return [preview, tiles, stitch, manifest];
}

function tileCount(): number {
  const { image: { tiles } } = JSON.parse(readFileSync(path.join(__dirname, 'frame', 'scene', `${SCENE}.json`), 'utf8'));
  return tiles.columns * tiles.rows;
}

/** Copies what the jobs left on their file system to where a person looks. */
function collect(names: string[]): string[] {
  const files = readdirSync(path.join(STATE, 'volumes'), { recursive: true, encoding: 'utf8' });
  mkdirSync(OUTPUT, { recursive: true });
  return names.map((name) => {
    const file = files.find((candidate) => candidate.endsWith(path.join(SCENE, name)))!;
    const copy = path.join(OUTPUT, name);
    copyFileSync(path.join(STATE, 'volumes', file), copy);
    return copy;
  });
}

function report(succeeded: boolean, files: string[]) {
  const shown = (file: string) => path.relative(process.cwd(), file);
  console.log([
    '',
    succeeded ? 'Every job succeeded.' : 'A job failed: its log says why.',
    ...(succeeded ? [`picture    ${shown(files[0])}`, `preview    ${shown(files[1])}`, `manifest   ${shown(files[2])}, signed`] : []),
    `logs       ${shown(path.join(STATE, 'jobs'))}`,
    `template   ${shown(path.join(ASSEMBLY, 'RenderFarm.template.json'))}`,
  ].join('\n'));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
