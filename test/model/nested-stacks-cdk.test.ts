import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, NestedStack, Size, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { readModel } from '../../src/model/batch-model';
import { SYMBOLIC_ENVIRONMENT } from '../../src/model/symbols';
import { parseTemplate } from '../../src/model/template';

/** A stack with a VPC and compute, and one nested in it with a queue on that compute, a queue on compute of its own in the VPC, and a job. */
function synthesize() {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const farm = new Stack(app, 'Farm');
  const vpc = new ec2.Vpc(farm, 'Vpc', { maxAzs: 1 });
  const shared = new batch.FargateComputeEnvironment(farm, 'Shared', { vpc });
  const jobs = new NestedStack(farm, 'Jobs');
  const own = new batch.FargateComputeEnvironment(jobs, 'Own', { vpc });
  new batch.JobQueue(jobs, 'Bulk', { computeEnvironments: [{ computeEnvironment: shared, order: 1 }] });
  const urgent = new batch.JobQueue(jobs, 'Urgent', { computeEnvironments: [{ computeEnvironment: own, order: 1 }] });
  new batch.EcsJobDefinition(jobs, 'Frame', {
    container: new batch.EcsFargateContainerDefinition(jobs, 'Container', { image: ecs.ContainerImage.fromRegistry('x'), cpu: 1, memory: Size.gibibytes(2) }),
  });
  new batch.EcsJobDefinition(farm, 'Start', {
    parameters: { queue: urgent.jobQueueArn },
    container: new batch.EcsFargateContainerDefinition(farm, 'StartContainer', { image: ecs.ContainerImage.fromRegistry('x'), cpu: 1, memory: Size.gibibytes(2) }),
  });
  const { directory } = app.synth();
  const read = (file: string) => parseTemplate(readFileSync(join(directory, file), 'utf8'), file);
  const parent = read('Farm.template.json');
  const [logicalId] = Object.entries(parent.Resources).find(([, { Type }]) => Type === 'AWS::CloudFormation::Stack')!;
  return readModel([
    { name: 'Farm', template: parent },
    { name: 'Jobs', template: read(jobs.templateFile), parent: { template: 'Farm', logicalId } },
  ], SYMBOLIC_ENVIRONMENT);
}

describe('a nested stack of the CDK', () => {
  const model = synthesize();
  const [shared, own] = model.computeEnvironments;

  test('has the compute of its parent, and its own in the network of the parent', () => {
    expect(model.jobQueues.map(({ path, computeEnvironments }) => [path, computeEnvironments])).toEqual([
      ['Farm/Jobs/Bulk', [shared.arn]], ['Farm/Jobs/Urgent', [own.arn]],
    ]);
    const [subnets, ownSubnets] = [shared, own].map(({ properties }) => (properties.computeResources as { subnets: unknown[] }).subnets);
    expect(ownSubnets).toEqual(subnets);
  });

  test('has jobs', () => {
    expect(model.jobDefinitions.map(({ template, name }) => [template, name])).toEqual([['Farm', 'Start'], ['Jobs', 'Frame']]);
  });

  test('gives its parent what that refers to', () => {
    expect(model.jobDefinitions[0].parameters.queue).toBe(model.jobQueues[1].arn);
  });
});
