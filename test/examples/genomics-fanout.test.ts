import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { BatchClient, DescribeJobsCommand, SubmitJobCommand, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { App } from 'aws-cdk-lib';
import { LocalBatch, watchJobs } from 'batchworks';
import { GenomicsFanoutStack } from '../../examples/typescript/genomics-fanout/genomics-fanout-stack';
import { folderWith } from '../_helpers/jobs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'; // Node 20 is enough for these tests

const EXAMPLE = path.join(__dirname, '../../examples/typescript/genomics-fanout');
const CHUNKS = 16;

/** The example on this machine. */
class Laboratory {
  public static async open(): Promise<Laboratory> {
    const [outdir, stateDirectory] = [folderWith({}), folderWith({})];
    const app = new App({ outdir });
    const { align } = new GenomicsFanoutStack(app, 'GenomicsFanout');
    app.synth();
    return new Laboratory(await LocalBatch.start({ template: outdir, stateDirectory }), stateDirectory, align.arraySize!);
  }

  private readonly client: BatchClient;

  private constructor(private readonly batch: LocalBatch, private readonly state: string, private readonly chunks: number) {
    this.client = new BatchClient(batch.clientConfig);
  }

  /** Submits the chunks of a sample, and what merges them. */
  public async submitSample(sample: string, shareIdentifier: string): Promise<string[]> {
    const job = { jobQueue: 'Spot', shareIdentifier, parameters: { sample } };
    const align = await this.submit({ ...job, jobDefinition: 'Align', arrayProperties: { size: this.chunks } });
    const merge = await this.submit({ ...job, jobDefinition: 'Merge', dependsOn: [{ jobId: align }] });
    return [align, merge];
  }

  public async submit(input: Omit<SubmitJobCommandInput, 'jobName'>): Promise<string> {
    return (await this.client.send(new SubmitJobCommand({ jobName: 'test', ...input }))).jobId!;
  }

  /** Waits for jobs, and tells how they ended. */
  public async statesOf(jobIds: string[]) {
    for await (const _ of watchJobs(this.client, jobIds)) { /* until the last one has ended */ }
    const { jobs } = await this.client.send(new DescribeJobsCommand({ jobs: jobIds }));
    return jobIds.map((id) => jobs!.find(({ jobId }) => jobId === id)!.status);
  }

  /** The folder with the results of a sample. */
  public resultsOf(sample: string): string {
    const folders = fs.readdirSync(this.state, { recursive: true, encoding: 'utf8' });
    return path.join(this.state, folders.find((folder) => path.basename(folder) === sample)!);
  }

  public async close() {
    this.client.destroy();
    await this.batch.close();
  }
}

/** The variants that the merged list has. */
function calledIn(folder: string): string[] {
  const [, ...lines] = fs.readFileSync(path.join(folder, 'variants.csv'), 'utf8').trim().split('\n');
  return lines.map((line) => line.split(',').slice(0, 3).join(','));
}

/** Those that the simulated sequencer put in. */
function trueVariantsOf(sample: string): string[] {
  const sequencer = path.join(EXAMPLE, 'align/lib/sequencer.mjs');
  const script = `import { variantsOf } from '${sequencer}'; console.log(JSON.stringify(variantsOf('${sample}')));`;
  const variants: any[] = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }));
  return variants.map(({ position, reference, base }) => `${position},${reference},${base}`);
}

describe('the genomics fan-out', () => {
  let laboratory: Laboratory;
  let states: (string | undefined)[];
  beforeAll(async () => {
    laboratory = await Laboratory.open();
    const jobs = await Promise.all([laboratory.submitSample('patient7', 'clinic'), laboratory.submitSample('mouse12', 'research')]);
    states = await laboratory.statesOf(jobs.flat());
  }, 60_000);
  afterAll(async () => laboratory.close());

  test('runs the samples of both shares', () => {
    expect(states).toEqual(Array(4).fill('SUCCEEDED'));
  });

  test.each(['patient7', 'mouse12'])('finds in %s just the variants that it has', (sample) => {
    const folder = laboratory.resultsOf(sample);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('chunk-'))).toHaveLength(CHUNKS);
    expect(calledIn(folder)).toEqual(trueVariantsOf(sample));
  });

  test('takes no job without a share', async () => {
    await expect(laboratory.submit({ jobQueue: 'Spot', jobDefinition: 'Merge', parameters: { sample: 'x' } })).rejects.toThrow(/share/i);
  });

  // As `SpotThenOnDemand` submits it: a job of its own, on demand, with the index in a variable.
  test('merges no sample with a missing chunk, until that chunk was aligned on demand', async () => {
    const folder = laboratory.resultsOf('patient7');
    const [chunk, list] = [path.join(folder, 'chunk-0003.json'), path.join(folder, 'variants.csv')];
    const before = [fs.readFileSync(chunk, 'utf8'), fs.readFileSync(list, 'utf8')];
    [chunk, list].forEach((file) => fs.rmSync(file));
    const parameters = { sample: 'patient7' };
    const merge = { jobQueue: 'Spot', jobDefinition: 'Merge', shareIdentifier: 'clinic', parameters };
    expect(await laboratory.statesOf([await laboratory.submit(merge)])).toEqual(['FAILED']);

    const again = await laboratory.submit({
      jobQueue: 'OnDemand', jobDefinition: 'Align', parameters, containerOverrides: { environment: [{ name: 'CHUNK_INDEX', value: '3' }] },
    });
    const merged = await laboratory.submit({ ...merge, dependsOn: [{ jobId: again }] });
    expect(await laboratory.statesOf([again, merged])).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect([chunk, list].map((file) => fs.readFileSync(file, 'utf8'))).toEqual(before);
  }, 30_000);
});
