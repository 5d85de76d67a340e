import { join } from 'node:path';
import { ASSEMBLY, FARM_TEMPLATE } from './_helpers';
import { DeploymentError, findImage, readDeployment } from '../../../src/local/deployment';
import { folder } from '../../_helpers/folder';

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

  test('has the images that are built from a folder, or made by a command', () => {
    const image = {
      tag: '0a1b2c3d', directory: join(ASSEMBLY, 'asset.0a1b2c3d'), dockerfile: 'Dockerfile.frame', target: 'run', buildArgs: { VERSION: '7' },
    };
    expect(images).toEqual([image, { tag: '4e5f', command: ['./build-image'], workingDirectory: ASSEMBLY }]);
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
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a template without AWS Batch', { 'farm.json': { Resources: {} } }, 'farm.json', /^no AWS Batch resource in .*farm.json; .* got 1 template without any/],
    ['an assembly without a stack', { 'manifest.json': { artifacts: {} } }, '', /^no AWS Batch resource in .*got 0 templates/],
  ])('%s', (_, files, path, message) => {
    const read = () => readDeployment(join(folder(files), path));
    expect(read).toThrow(message);
    expect(read).toThrow(DeploymentError);
  });
});

describe('a nested stack', () => {
  const queue = { Type: 'AWS::Batch::JobQueue', Properties: { ComputeEnvironmentOrder: [{ ComputeEnvironment: { Ref: 'Spot' }, Order: 1 }] } };
  const directory = folder({
    'farm.yaml': `
      Resources:
        Spot: { Type: AWS::Batch::ComputeEnvironment }
        Queues: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: nested/queues.json, Parameters: { Spot: !Ref Spot } } }
        Job: { Type: AWS::Batch::JobDefinition, Properties: { Parameters: { queue: !GetAtt Queues.Outputs.Bulk } } }`,
    'nested/queues.json': { Parameters: { Spot: { Type: 'String' } }, Resources: { Bulk: queue }, Outputs: { Bulk: { Value: { Ref: 'Bulk' } } } },
  });

  test('is deployed with its parent', () => {
    const { model } = readDeployment(join(directory, 'farm.yaml'));
    const [bulk] = model.jobQueues;
    expect(bulk).toMatchObject({ name: 'Bulk', template: 'farm/Queues', computeEnvironments: [model.computeEnvironments[0].arn] });
    expect(model.jobDefinitions[0].parameters.queue).toBe(bulk.arn);
  });
});
