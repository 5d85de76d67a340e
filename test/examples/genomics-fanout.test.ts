import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { GenomicsFanoutStack } from '../../examples/typescript/genomics-fanout/genomics-fanout-stack';
import { hostLostEvent } from '../_helpers/event-pattern';
import { folderWith } from '../_helpers/jobs';
import { closeDeployments, LocalDeployment } from '../_helpers/local-deployment';

const EXAMPLE = path.join(__dirname, '../../examples/typescript/genomics-fanout');
const CHUNKS = 16;

/** The example on this machine. */
class Laboratory {
  public static async open(): Promise<Laboratory> {
    const stack = new GenomicsFanoutStack(new App({ outdir: folderWith({}) }), 'GenomicsFanout');
    return new Laboratory(await LocalDeployment.of(stack), stack.align.arraySize!);
  }

  private constructor(public readonly deployment: LocalDeployment, private readonly chunks: number) {}

  /** Submits the chunks of a sample, and what merges them. */
  public async submitSample(sample: string, shareIdentifier: string): Promise<string[]> {
    const job = { jobQueue: 'Spot', shareIdentifier, parameters: { sample } };
    const align = await this.deployment.submit({ ...job, jobDefinition: 'Align', arrayProperties: { size: this.chunks } });
    const merge = await this.deployment.submit({ ...job, jobDefinition: 'Merge', dependsOn: [{ jobId: align }] });
    return [align, merge];
  }

  /** Waits for jobs, and tells how they ended. */
  public async statesOf(jobIds: string[]) {
    return Promise.all(jobIds.map(async (jobId) => (await this.deployment.ended(jobId)).status));
  }

  /** The folder with the results of a sample. */
  public resultsOf(sample: string): string {
    const { stateDirectory } = this.deployment;
    const folders = fs.readdirSync(stateDirectory, { recursive: true, encoding: 'utf8' });
    return path.join(stateDirectory, folders.find((folder) => path.basename(folder) === sample)!);
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
  let align: string;
  beforeAll(async () => {
    laboratory = await Laboratory.open();
    const jobs = await Promise.all([laboratory.submitSample('patient7', 'clinic'), laboratory.submitSample('mouse12', 'research')]);
    [[align]] = jobs;
    states = await laboratory.statesOf(jobs.flat());
  }, 60_000);
  afterAll(closeDeployments);

  test('runs the samples of both shares', () => {
    expect(states).toEqual(Array(4).fill('SUCCEEDED'));
  });

  test.each(['patient7', 'mouse12'])('finds in %s just the variants that it has', (sample) => {
    const folder = laboratory.resultsOf(sample);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('chunk-'))).toHaveLength(CHUNKS);
    expect(calledIn(folder)).toEqual(trueVariantsOf(sample));
  });

  test('takes no job without a share', async () => {
    await expect(laboratory.deployment.submit({ jobQueue: 'Spot', jobDefinition: 'Merge', parameters: { sample: 'x' } })).rejects.toThrow(/share/i);
  });

  test('merges no sample with a missing chunk, until that chunk was aligned on demand', async () => {
    const { deployment } = laboratory;
    const folder = laboratory.resultsOf('patient7');
    const [chunk, list] = [path.join(folder, 'chunk-0003.json'), path.join(folder, 'variants.csv')];
    const before = [fs.readFileSync(chunk, 'utf8'), fs.readFileSync(list, 'utf8')];
    [chunk, list].forEach((file) => fs.rmSync(file));
    const merge = { jobQueue: 'Spot', jobDefinition: 'Merge', shareIdentifier: 'clinic', parameters: { sample: 'patient7' } };
    expect(await laboratory.statesOf([await deployment.submit(merge)])).toEqual(['FAILED']);

    const [{ output }] = await deployment.send(hostLostEvent(await deployment.describe(`${align}:3`)));
    expect((await deployment.describe(output.JobId)).jobQueue).toMatch(/OnDemand$/);
    const merged = await deployment.submit({ ...merge, dependsOn: [{ jobId: output.JobId }] });
    expect(await laboratory.statesOf([output.JobId, merged])).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect([chunk, list].map((file) => fs.readFileSync(file, 'utf8'))).toEqual(before);
  }, 30_000);
});
