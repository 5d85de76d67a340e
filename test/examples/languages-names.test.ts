import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Types } from './_languages/assembly';
import { LANGUAGES } from './_languages/language';
import { lookUp } from './_languages/names';
import { folderWith } from '../_helpers/jobs';

/*
 * The examples in other languages against the assembly that those are generated from. This needs none of the languages, and so sees less than their
 * compilers: whether what an example names is there, not whether the types of arguments fit. The build workflow compiles and synthesizes them.
 */

const ROOT = path.join(__dirname, '../..');
const SOURCES = {
  python: 'examples/python/render-farm/render_farm_stack.py',
  java: 'examples/java/render-farm/src/main/java/com/example/renderfarm/RenderFarmStack.java',
  csharp: 'examples/csharp/render-farm/RenderFarmStack.cs',
  go: 'examples/go/render-farm/render_farm_stack.go',
};
type Name = keyof typeof SOURCES;

/** A language, what stands in its example, what somebody could write instead, and what is said of it. */
const MISTAKES: [Name, string, string, string][] = [
  ['python', 'import BatchPlatform,', 'import BatchPlatfrom,', 'import: cdk-batchworks has no BatchPlatfrom'],
  ['python', 'batch.add_queue("Bulk"', 'batch.addQueue("Bulk"', 'BatchPlatform has no addQueue'],
  ['python', 'max_price_percent=', 'max_price=', 'BatchPlatform.add_spot_compute has no option max_price'],
  ['python', '"timeout": Duration', '"time_out": Duration', 'BatchPlatform.add_job has no option time_out'],
  ['python', 'bulk.job_queue.job_queue_arn', 'bulk.job_queue.arn', 'JobQueue has no arn'],
  ['java', 'cdkbatchworks.JobVolume;', 'cdkbatchworks.JobVolumes;', 'import: cdk-batchworks has no JobVolumes'],
  ['java', 'maxPricePercent(60)', 'maxPrice(60)', 'SpotComputeOptions has no option maxPrice'],
  ['java', 'batch.getNetwork()', 'batch.network()', 'BatchPlatform has no network'],
  ['csharp', 'MaxPricePercent =', 'MaxPrice =', 'SpotComputeOptions has no option MaxPrice'],
  ['csharp', 'JobVolume.NewEfs', 'JobVolume.Efs2', 'JobVolume has no Efs2'],
  ['csharp', '{ Value = bulk', '{ Values = bulk', 'CfnOutputProps has no option Values'],
  ['go', 'MaxPricePercent:', 'MaxPrice:', 'SpotComputeOptions has no option MaxPrice'],
  ['go', 'JobVolume_NewEfs', 'JobVolume_New', 'JobVolume has no New'],
  ['go', 'NewBatchPlatform', 'NewPlatform', 'cdk-batchworks has no Platform'],
  ['go', 'awscdk.Size_Gibibytes', 'awscdk.Size_GiB', 'Size has no GiB'],
];

const isCompiled = fs.existsSync(path.join(ROOT, '.jsii'));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const skipped = !isCompiled ? ' (skipped: `npx projen compile` makes the assembly)' : hasPython ? '' : ' (Python skipped: there is no python3)';
const languages = (Object.keys(SOURCES) as Name[]).filter((name) => name !== 'python' || hasPython);

let types: Types;
const namesIn = (name: Name, file = path.join(ROOT, SOURCES[name])) => lookUp(types, LANGUAGES[name], LANGUAGES[name].read(file));

(isCompiled ? describe : describe.skip)(`the names in the examples of other languages${skipped}`, () => {
  beforeAll(() => {
    types = Types.of(ROOT, ...['aws-cdk-lib', 'constructs'].map((name) => path.dirname(require.resolve(`${name}/package.json`))));
  });

  test.each(languages)('%s: all are in the assemblies', (name) => {
    const { problems, known } = namesIn(name);
    expect(problems).toEqual([]);
    expect([...known]).toEqual(expect.arrayContaining([
      'BatchPlatform.addSpotCompute', 'BatchPlatform.addEc2Compute', 'BatchPlatform.addQueue', 'BatchPlatform.addJob', 'BatchQueue.jobQueue',
      'ContainerImage.fromAsset', 'Duration.minutes', 'Size.gibibytes',
    ]));
  });

  test.each(MISTAKES.filter(([name]) => languages.includes(name)))('%s: finds that "%s" became "%s"', (name, right, wrong, problem) => {
    const source = fs.readFileSync(path.join(ROOT, SOURCES[name]), 'utf8');
    expect(source).toContain(right);
    const file = path.join(folderWith({ source: source.replace(right, wrong) }), 'source');
    expect(namesIn(name, file).problems.join()).toContain(problem);
  });
});

describe('the packages that the examples name are those that are published', () => {
  const { targets } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')).jsii;

  test.each([
    ['python/render-farm/requirements.txt', () => `${targets.python.distName}<`],
    ['java/render-farm/pom.xml', () => `<groupId>${targets.java.maven.groupId}</groupId>\n      <artifactId>${targets.java.maven.artifactId}</artifactId>`],
    ['csharp/render-farm/RenderFarm.csproj', () => `<PackageReference Include="${targets.dotnet.packageId}"`],
    ['go/render-farm/go.mod', () => `${targets.go.moduleName}/${targets.go.packageName} v`],
  ])('%s', (file, expected) => {
    expect(fs.readFileSync(path.join(ROOT, 'examples', file), 'utf8')).toContain(expected());
  });
});
