import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { modelOf, stack } from './_helpers';
import { requirementsOf } from '../../src/model/requirements';

/** What plain `aws-cdk-lib/aws-batch` synthesizes, with the paths as the `cdk` command has them written. */
function synthesize() {
  const farm = new Stack(new App({ context: { 'aws:cdk:enable-path-metadata': true } }), 'Farm');
  const vpc = new ec2.Vpc(farm, 'Vpc', { maxAzs: 1 });
  const fargate = new batch.FargateComputeEnvironment(farm, 'Fargate', { vpc, maxvCpus: 16 });
  const spot = new batch.ManagedEc2EcsComputeEnvironment(farm, 'Spot', { vpc, spot: true });
  new batch.JobQueue(farm, 'Bulk', { priority: 5, computeEnvironments: [{ computeEnvironment: spot, order: 1 }] });
  new batch.JobQueue(farm, 'Fast', { computeEnvironments: [{ computeEnvironment: fargate, order: 1 }] });
  new batch.EcsJobDefinition(farm, 'Frame', {
    timeout: Duration.minutes(5),
    retryAttempts: 3,
    container: new batch.EcsFargateContainerDefinition(farm, 'Container', {
      image: ecs.ContainerImage.fromRegistry('node:22'),
      cpu: 0.5,
      memory: Size.gibibytes(2),
      secrets: { KEY: batch.Secret.fromSecretsManager(new secretsmanager.Secret(farm, 'Key'), 'signing') },
      volumes: [batch.EcsVolume.efs({ name: 'frames', fileSystem: new efs.FileSystem(farm, 'Frames', { vpc }), containerPath: '/frames' })],
    }),
  });
  return modelOf(stack(Template.fromStack(farm).toJSON()));
}

describe('a template of the L2 constructs', () => {
  const model = synthesize();

  test('has the names of the constructs', () => {
    const { computeEnvironments, jobQueues, jobDefinitions, secrets, parameters, fileSystems } = model;
    const names = [computeEnvironments, jobQueues, jobDefinitions, secrets, parameters, fileSystems].map((kind) => kind.map(({ name }) => name));
    expect(names).toEqual([['Fargate', 'Spot'], ['Bulk', 'Fast'], ['Frame'], ['Key'], [], ['Frames']]);
  });

  test('has the compute of each queue', () => {
    expect(model.computeEnvironments).toMatchObject([{ type: 'MANAGED', computeType: 'FARGATE', maxvCpus: 16 }, { computeType: 'SPOT', instanceTypes: ['optimal'] }]);
    expect(model.jobQueues.map(({ computeEnvironments }) => computeEnvironments)).toEqual([['Spot.ComputeEnvironmentArn'], ['Fargate.ComputeEnvironmentArn']]);
  });

  test('has the job', () => {
    const [frame] = model.jobDefinitions;
    expect(frame).toMatchObject({ platformCapabilities: ['FARGATE'], timeoutSeconds: 300, retryStrategy: { attempts: 3 } });
    expect(frame.containerProperties).toMatchObject({
      image: 'node:22',
      secrets: [{ name: 'KEY', valueFrom: 'Key.Ref:signing::' }],
      volumes: [{ name: 'frames', efsVolumeConfiguration: { fileSystemId: 'Frames.Ref' } }],
    });
    expect(requirementsOf(frame.containerProperties ?? {})).toEqual({ vcpus: 0.5, memoryMiB: 2048, gpus: 0 });
  });
});
