import { join } from 'node:path';
import { ASSEMBLY, FARM_TEMPLATE, folder } from './_helpers';
import { DeploymentError, findImage, readDeployment } from '../../../src/local/deployment';

describe('a template', () => {
  const { model, images, source } = readDeployment(FARM_TEMPLATE);

  test('is deployed with ARNs like those of AWS', () => {
    expect(source).toBe(FARM_TEMPLATE);
    expect(images).toEqual([]);
    expect([...model.jobQueues, ...model.jobDefinitions, ...model.computeEnvironments].map(({ arn }) => arn)).toEqual([
      'arn:aws:batch:us-east-1:000000000000:job-queue/Urgent',
      'arn:aws:batch:us-east-1:000000000000:job-queue/Bulk',
      'arn:aws:batch:us-east-1:000000000000:job-definition/Preview:1',
      'arn:aws:batch:us-east-1:000000000000:job-definition/Frame:1',
      'arn:aws:batch:us-east-1:000000000000:compute-environment/Fargate',
      'arn:aws:batch:us-east-1:000000000000:compute-environment/farm-spot',
    ]);
  });

  test('has queues that refer to their compute', () => {
    const [fargate, spot] = model.computeEnvironments;
    expect(model.jobQueues.map(({ computeEnvironments }) => computeEnvironments)).toEqual([[fargate.arn], [spot.arn]]);
  });

  test('has jobs that refer to secrets, parameters and file systems', () => {
    const [preview, frame] = model.jobDefinitions;
    expect(preview.parameters).toEqual({ scene: 'harbor' });
    expect(preview.containerProperties?.secrets).toEqual([
      { name: 'SIGNING_KEY', valueFrom: `${model.secrets[0].arn}:signing::` }, { name: 'OWNER', valueFrom: '/farm/owner' },
    ]);
    expect(frame.containerProperties?.volumes).toMatchObject([{ efsVolumeConfiguration: { fileSystemId: model.fileSystems[0].fileSystemId } }]);
  });
});

describe('a cloud assembly', () => {
  const deployment = readDeployment(ASSEMBLY);
  const { model, images } = deployment;

  test('has the stacks of its stages, with the names of the constructs', () => {
    expect(model.jobQueues.map(({ template, path, name }) => [template, path, name])).toEqual([
      ['ProdFarmAC20B967', 'Prod/Farm/Bulk', 'Prod-Farm-Bulk'], ['Farm', 'Farm/Bulk', 'Farm-Bulk'],
    ]);
    expect(model.jobDefinitions[0].containerProperties?.image).toBe('Prod-Farm/log:1');
  });

  test('has the images that are built from a folder', () => {
    const image = { tag: '0a1b2c3d', directory: join(ASSEMBLY, 'asset.0a1b2c3d'), dockerfile: 'Dockerfile.frame' };
    expect(images).toEqual([image]);
    expect(findImage(deployment, String(model.jobDefinitions[1].containerProperties?.image))).toEqual(image);
    expect(findImage(deployment, 'registry:5000/node')).toBeUndefined();
  });

  test('can be given by its manifest', () => {
    expect(readDeployment(join(ASSEMBLY, 'manifest.json')).model).toEqual(model);
  });

  test('can be one of its templates, with the images and names of the assembly', () => {
    const one = readDeployment(join(ASSEMBLY, 'Farm.template.json'));
    expect(one.model.jobQueues.map(({ name }) => name)).toEqual(['Bulk']);
    expect(one.images).toEqual(images);
  });
});

describe('is rejected', () => {
  const emptyAssembly = { artifacts: {} };
  const stackOf = (properties: object) => ({ artifacts: { Farm: { type: 'aws:cloudformation:stack', properties } } });

  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a path without a file', {}, 'missing', /^no such file or directory: .*missing; give a template or the directory of a cloud assembly/],
    ['a directory without a manifest', {}, '', /^no manifest.json in .*; a cloud assembly must have one: run `cdk synth` first/],
    ['YAML', { 'farm.yaml': 'Resources:' }, 'farm.yaml', /^a template must be JSON, got YAML in .*farm.yaml/],
    ['a template without AWS Batch', { 'farm.json': { Resources: {} } }, 'farm.json', /^no AWS Batch resource in .*farm.json; .* got 1 template without any/],
    ['an assembly without a stack', { 'manifest.json': emptyAssembly }, '', /^no AWS Batch resource in .*got 0 templates/],
    ['a manifest of something else', { 'manifest.json': {} }, '', /must list `artifacts`, got none: it is no cloud assembly/],
    ['a stack without its template', { 'manifest.json': stackOf({ templateFile: 'x.json' }) }, '', /incomplete: no such file: .*x.json; run `cdk synth` again/],
    ['a stack that names no template', { 'manifest.json': stackOf({}) }, '', /the artifact "Farm" must have a `templateFile`, got none/],
    ['an assembly within itself', { 'manifest.json': { artifacts: { A: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } } } }, '',
      /the assembly "A" must be a directory inside of/],
  ])('%s', (_, files, path, message) => {
    const read = () => readDeployment(join(folder(files), path));
    expect(read).toThrow(message);
    expect(read).toThrow(DeploymentError);
  });

  test('a syntax error, with its place', () => {
    expect(() => readDeployment(join(folder({ 'farm.json': '{\n"a" 1}' }), 'farm.json'))).toThrow(/farm.json must be JSON, got "1" at line 2, column 5$/);
  });
});
