import { execSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { SmallRenderFarmStack } from './_languages/small-render-farm';
import { RenderFarmStack } from '../../examples/typescript/render-farm/render-farm-stack';
import { folderWith } from '../_helpers/jobs';

/*
 * The examples in other languages make the template that the same app makes in TypeScript.
 *
 * A language takes part where the packages of its example are installed. Python is asked for them; the others are said in the variable
 * `SYNTHESIZE_EXAMPLES`, as the build workflow does: `SYNTHESIZE_EXAMPLES=java,go npx jest test/examples/languages-synth`.
 */

const EXAMPLES: [string, new (scope: Construct, id: string) => Stack][] = [
  ['python', RenderFarmStack],
  ['java', SmallRenderFarmStack],
  ['csharp', SmallRenderFarmStack],
  ['go', SmallRenderFarmStack],
];

const said = process.env.SYNTHESIZE_EXAMPLES?.split(',') ?? [];
const unknown = said.filter((language) => !EXAMPLES.some(([name]) => name === language));

function isInstalled(language: string): boolean {
  return said.includes(language) || (language === 'python' && spawnSync('python3', ['-c', 'import jsii, aws_cdk, cdk_batchworks']).status === 0);
}

/** The settings of an example, by which the CDK's command line runs it. */
function settingsOf(folder: string): { app: string; context: Record<string, unknown> } {
  return JSON.parse(fs.readFileSync(path.join(folder, 'cdk.json'), 'utf8'));
}

/** Runs an example as the CDK's command line does. */
function synthesize(folder: string): any {
  const { app, context } = settingsOf(folder);
  const outdir = folderWith({});
  const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) };
  execSync(app, { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return templateIn(outdir);
}

function templateIn(outdir: string): any {
  return JSON.parse(fs.readFileSync(path.join(outdir, 'RenderFarm.template.json'), 'utf8'));
}

test('`SYNTHESIZE_EXAMPLES` says languages that have an example', () => {
  expect(unknown).toEqual([]);
});

for (const [language, TypeScriptStack] of EXAMPLES) {
  const installed = isInstalled(language);
  const name = `the render farm in ${language} makes the template that it makes in TypeScript${installed ? '' : ' (skipped: its packages are not installed)'}`;
  (installed ? test : test.skip)(name, () => {
    const folder = path.join(__dirname, '../../examples', language, 'render-farm');
    const outdir = folderWith({});
    const app = new App({ outdir, context: settingsOf(folder).context });
    new TypeScriptStack(app, 'RenderFarm');
    app.synth();
    expect(synthesize(folder)).toEqual(templateIn(outdir));
  }, 600_000); // Maven and NuGet may have much to download
}
