import * as fs from 'node:fs';
import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { readWorkload, renderChart, renderReport, simulate } from 'batchworks';
import { RenderFarmStack } from '../../examples/typescript/render-farm/render-farm-stack';
import { folderWith } from '../_helpers/jobs';

const ROOT = path.join(__dirname, '../..');
const WORKLOAD = path.join(ROOT, 'examples/typescript/render-farm/workload.yaml');

/** The night of the render farm that `docs/simulate.md` shows. */
function night() {
  const outdir = folderWith({});
  const app = new App({ outdir });
  new RenderFarmStack(app, 'RenderFarm');
  app.synth();
  return simulate(outdir, readWorkload(WORKLOAD));
}

describe('a night on the render farm', () => {
  const result = night();

  test('renders all frames, and previews hardly wait', () => {
    expect(result).toMatchObject({ jobs: 480 * 50 + 90, succeeded: 480 * 50 + 90 });
    expect(result.queues.find(({ name }) => name === 'Urgent')!.median).toBe(0);
  });

  test('is what the documentation shows; when the example has changed, copy what `batchworks simulate` gives now', () => {
    expect(fs.readFileSync(path.join(ROOT, 'docs/simulate.md'), 'utf8')).toContain(`\`\`\`text\n${renderReport(result)}\`\`\``);
    expect(fs.readFileSync(path.join(ROOT, 'docs/images/simulation.svg'), 'utf8')).toBe(renderChart(result));
  });
});
