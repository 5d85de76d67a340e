import { batchResource, modelOf, modelOfResources, stack } from './_helpers';
import { Unknown } from '../../src/model/unknown';

describe('a compute environment', () => {
  test('is read in the API\'s terms', () => {
    const [environment] = modelOfResources({
      Spot: batchResource('ComputeEnvironment', { Type: 'managed', ComputeResources: { Type: 'spot', MaxvCpus: '64', MinvCpus: 0, InstanceTypes: ['m7g'] } }),
    }).computeEnvironments;
    expect(environment).toMatchObject({
      name: 'Spot', arn: 'Spot.ComputeEnvironmentArn', type: 'MANAGED', state: 'ENABLED', computeType: 'SPOT', maxvCpus: 64, minvCpus: 0, instanceTypes: ['m7g'],
    });
  });

  test('can be unmanaged and disabled', () => {
    const properties = { Type: 'UNMANAGED', State: 'DISABLED', UnmanagedvCpus: 8 };
    const [environment] = modelOfResources({ Own: batchResource('ComputeEnvironment', properties) }).computeEnvironments;
    expect(environment).toMatchObject({ type: 'UNMANAGED', state: 'DISABLED', unmanagedvCpus: 8, computeType: undefined });
  });
});

describe('a job queue', () => {
  test('has its compute environments in their order', () => {
    const order = [{ Order: 2, ComputeEnvironment: 'second' }, { Order: '1', ComputeEnvironment: { Ref: 'First' } }];
    const model = modelOfResources({
      First: batchResource('ComputeEnvironment'),
      Bulk: batchResource('JobQueue', { Priority: '10', ComputeEnvironmentOrder: order }),
    });
    expect(model.jobQueues[0]).toMatchObject({ priority: 10, state: 'ENABLED', computeEnvironments: ['First.Ref', 'second'] });
  });

  test('is unknown where the template does not tell', () => {
    const [queue] = modelOfResources({ Bulk: batchResource('JobQueue', { Priority: 'high', ComputeEnvironmentOrder: { Ref: 'X' } }) }).jobQueues;
    expect(queue.priority).toEqual(new Unknown('`priority` is not a number'));
    expect(queue.computeEnvironments).toEqual([new Unknown('Farm declares no "X"')]);
  });
});

test('a scheduling policy is found by the ARN that its queue has', () => {
  const { jobQueues, schedulingPolicies } = modelOfResources({
    Policy: batchResource('SchedulingPolicy', { FairsharePolicy: { ShareDecaySeconds: '60', ShareDistribution: [{ ShareIdentifier: 'a', WeightFactor: 2 }] } }),
    Bulk: batchResource('JobQueue', { SchedulingPolicyArn: { 'Fn::GetAtt': ['Policy', 'Arn'] } }),
  });
  expect(schedulingPolicies).toMatchObject([{ properties: { fairsharePolicy: { shareDecaySeconds: 60, shareDistribution: [{ shareIdentifier: 'a', weightFactor: 2 }] } } }]);
  expect(schedulingPolicies[0].references).toContain(jobQueues[0].properties.schedulingPolicyArn);
});

describe('a job definition', () => {
  test('is read in the API\'s terms', () => {
    const [frame] = modelOfResources({
      Frame: batchResource('JobDefinition', {
        Type: 'container',
        Parameters: { scene: 'harbor', Size: 3 },
        PlatformCapabilities: ['FARGATE'],
        ContainerProperties: { Command: ['render', 'Ref::scene'], ResourceRequirements: [{ Type: 'VCPU', Value: 1 }] },
        RetryStrategy: { Attempts: '3' },
        Timeout: { AttemptDurationSeconds: '600' },
      }),
    }).jobDefinitions;
    expect(frame).toMatchObject({
      type: 'container',
      parameters: { scene: 'harbor', Size: '3' },
      platformCapabilities: ['FARGATE'],
      containerProperties: { command: ['render', 'Ref::scene'], resourceRequirements: [{ type: 'VCPU', value: '1' }] },
      retryStrategy: { attempts: 3 },
      timeoutSeconds: 600,
      queuePath: undefined,
    });
  });

  test('tells the queue that its construct was made for', () => {
    const metadata = { 'cdk-batchworks:path': 'Farm/Render/Frame', 'cdk-batchworks:queue': 'Farm/Render/Bulk' };
    const [frame] = modelOfResources({ X: batchResource('JobDefinition', {}, { Metadata: metadata }) }).jobDefinitions;
    expect(frame).toMatchObject({ name: 'Frame', path: 'Farm/Render/Frame', queuePath: 'Farm/Render/Bulk' });
  });

  test.each([[36, 36], [undefined, undefined], ['36', undefined], [1.5, undefined]])('tells the size of its array: %p is %p', (size, arraySize) => {
    const [frame] = modelOfResources({ X: batchResource('JobDefinition', {}, { Metadata: { 'cdk-batchworks:arraySize': size } }) }).jobDefinitions;
    expect(frame.arraySize).toBe(arraySize);
  });
});

test('secrets, parameters and file systems are read', () => {
  const model = modelOfResources({
    Key: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'farm/key', GenerateSecretString: { PasswordLength: 8 } } },
    Plain: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 's' } },
    Scene: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/farm/scene', Value: { Ref: 'AWS::Region' } } },
    Frames: { Type: 'AWS::EFS::FileSystem' },
  });
  expect(model.secrets).toMatchObject([{ name: 'farm/key', arn: 'farm/key.Ref', generateSecretString: { PasswordLength: 8 } }, { name: 'Plain', secretString: 's' }]);
  expect(model.parameters).toMatchObject([{ name: '/farm/scene', value: 'eu-west-1' }]);
  expect(model.fileSystems).toMatchObject([{ fileSystemId: 'Frames.Ref', arn: 'Frames.Arn' }]);
});

test('resources of all templates are in one model', () => {
  const resources = { Bulk: batchResource('JobQueue') };
  const model = modelOf(stack({ Resources: resources }, 'A'), stack({ Resources: resources }, 'B'));
  expect(model.jobQueues.map(({ template, name }) => [template, name])).toEqual([['A', 'A-Bulk'], ['B', 'B-Bulk']]);
});
