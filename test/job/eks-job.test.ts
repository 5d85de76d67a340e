import { Lazy, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  BatchPlatform, BatchQueue, Compute, ComputePlatform, EksJob, EksJobOptions, EksJobVolume, FairShare, IBatchQueue, JobConsumableResource, JobSource,
  RetryPolicy,
} from '../../src';
import { fargateQueue, folderWith, IMAGE, jobProperties } from '../_helpers/jobs';

/** A queue that sends to a cluster from elsewhere. */
function eksQueue(stack: Stack, fairShare?: FairShare): IBatchQueue {
  const environment = new batch.CfnComputeEnvironment(stack, 'Environment', {
    type: 'MANAGED', eksConfiguration: { eksClusterArn: 'arn:aws:eks:eu-west-1:1:cluster/c', kubernetesNamespace: 'jobs' },
  });
  const compute = Compute.fromComputeEnvironment(stack, 'Cluster', environment, {
    platform: ComputePlatform.EKS, architecture: ec2.InstanceArchitecture.X86_64,
  });
  return new BatchQueue(stack, 'Queue', { compute: [compute], fairShare });
}

function addEksJob(stack: Stack, options: Partial<EksJobOptions> = {}): EksJob {
  return new EksJob(stack, 'Job', { queue: eksQueue(stack), image: options.source ? undefined : IMAGE, ...options });
}

/** The pod of a job, its only container, and the rest of the definition. */
function podOf(options: Partial<EksJobOptions> = {}) {
  const stack = new Stack();
  addEksJob(stack, options);
  const { EksProperties: { PodProperties: pod }, ...definition } = jobProperties(stack);
  return { pod, container: pod.Containers[0], definition };
}

describe('the container', () => {
  test('has a size by default, which is all that it may take', () => {
    expect(podOf().container.Resources).toEqual({ Limits: { cpu: 1, memory: '2048Mi' }, Requests: { cpu: 1, memory: '2048Mi' } });
  });

  test('has the size that it was given', () => {
    expect(podOf({ vcpus: 0.25, vcpuLimit: 2, memory: Size.gibibytes(1), gpus: 1 }).container.Resources).toEqual({
      Limits: { 'cpu': 2, 'memory': '1024Mi', 'nvidia.com/gpu': 1 }, Requests: { 'cpu': 0.25, 'memory': '1024Mi', 'nvidia.com/gpu': 1 },
    });
  });

  test('has command, arguments, environment and name', () => {
    expect(podOf({ command: ['sh', '-c'], args: ['echo $(A)'], environment: { A: 'b' }, containerName: 'work' }).container)
      .toMatchObject({ Command: ['sh', '-c'], Args: ['echo $(A)'], Env: [{ Name: 'A', Value: 'b' }], Name: 'work' });
  });

  test('runs a source', () => {
    const source = JobSource.script(`${folderWith({ 'job.py': '' })}/job.py`);
    expect(podOf({ source, args: ['-v'] }).container).toMatchObject({ Command: ['python3', 'job.py'], Args: ['-v'] });
  });

  test.each([[undefined, false], [false, false], [true, true]])('with runAsNonRoot %p, root is forbidden: %p', (runAsNonRoot, expected) => {
    expect(podOf({ runAsNonRoot }).container.SecurityContext.RunAsNonRoot).toBe(expected);
  });

  test('has a security context', () => {
    const { container } = podOf({ runAsUser: 1, runAsGroup: 2, privileged: true, readonlyRootFilesystem: true, allowPrivilegeEscalation: false });
    expect(container.SecurityContext)
      .toEqual({ RunAsUser: 1, RunAsGroup: 2, Privileged: true, ReadOnlyRootFilesystem: true, RunAsNonRoot: false, AllowPrivilegeEscalation: false });
  });
});

describe('the image', () => {
  test('of Amazon ECR is pulled by the nodes: nothing is granted here', () => {
    const stack = new Stack();
    addEksJob(stack, { image: ecs.ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images')) });
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 0);
    expect(JSON.stringify(jobProperties(stack).EksProperties.PodProperties.Containers[0].Image)).toContain('dkr.ecr');
  });

  test('has a pull policy, and secrets of Kubernetes for its registry', () => {
    const { pod, container } = podOf({ imagePullPolicy: batch.ImagePullPolicy.ALWAYS, imagePullSecrets: ['a', 'b'] });
    expect([container.ImagePullPolicy, pod.ImagePullSecrets]).toEqual(['Always', [{ Name: 'a' }, { Name: 'b' }]]);
  });

  test('has no credentials of Secrets Manager', () => {
    const stack = new Stack();
    const credentials = new secretsmanager.Secret(stack, 'Credentials');
    const image = ecs.ContainerImage.fromRegistry('registry.example.com/x:1', { credentials });
    expect(() => addEksJob(stack, { image })).toThrow('must have no credentials of Secrets Manager, which Amazon EKS does not read');
  });
});

describe('the pod', () => {
  test('has what AWS Batch gives it where nothing is said', () => {
    expect(Object.keys(podOf().pod)).toEqual(['Containers']);
  });

  test('has account, network and names', () => {
    const { pod } = podOf({
      serviceAccount: 'jobs', dnsPolicy: batch.DnsPolicy.DEFAULT, useHostNetwork: false, kubernetesNamespace: 'team-a', labels: { a: 'b' }, annotations: { c: 'd' },
    });
    expect(pod).toMatchObject({
      ServiceAccountName: 'jobs', DnsPolicy: 'Default', HostNetwork: false, Metadata: { Namespace: 'team-a', Labels: { a: 'b' }, Annotations: { c: 'd' } },
    });
  });

  test('has volumes of every kind, each at its place', () => {
    const { pod, container } = podOf({
      volumes: [
        batch.EksVolume.emptyDir({ name: 'scratch', mountPath: '/scratch', sizeLimit: Size.gibibytes(1) }),
        EksJobVolume.persistentVolumeClaim({ name: 'data', claimName: 'models', mountPath: '/models', readOnly: true }),
        batch.EksVolume.hostPath({ name: 'host', mountPath: '/host', hostPath: '/mnt' }),
        batch.EksVolume.secret({ name: 'token', mountPath: '/token', secretName: 'token' }),
      ],
    });
    expect(pod.Volumes).toEqual([
      { Name: 'scratch', EmptyDir: { SizeLimit: '1024Mi' } },
      { Name: 'data', PersistentVolumeClaim: { ClaimName: 'models', ReadOnly: true } },
      { Name: 'host', HostPath: { Path: '/mnt' } },
      { Name: 'token', Secret: { SecretName: 'token', Optional: true } },
    ]);
    expect(container.VolumeMounts.map(({ Name, MountPath }: any) => `${Name} ${MountPath}`))
      .toEqual(['scratch /scratch', 'data /models', 'host /host', 'token /token']);
    expect(container.VolumeMounts[1].ReadOnly).toBe(true);
  });
});

describe('the job definition', () => {
  test('is like that of other jobs', () => {
    const { definition } = podOf({ parameters: { a: 'b' }, retryPolicy: RetryPolicy.never(), consumableResources: [JobConsumableResource.fromArn('x', 1)] });
    expect(definition).toMatchObject({
      Type: 'container',
      Parameters: { a: 'b' },
      RetryStrategy: { Attempts: 1 },
      ResourceRetentionPolicy: { SkipDeregisterOnUpdate: true },
      ConsumableResourceProperties: { ConsumableResourceList: [{ ConsumableResource: 'x', Quantity: 1 }] },
    });
    expect(definition.PropagateTags).toBeUndefined(); // they are for tasks of Amazon ECS
  });

  test('tells path, queue and size of an array', () => {
    const stack = new Stack();
    expect(addEksJob(stack, { arraySize: 7 }).arraySize).toBe(7);
    const [{ Metadata }] = Object.values(Template.fromStack(stack).findResources('AWS::Batch::JobDefinition'));
    expect(Metadata).toMatchObject({ 'cdk-batchworks:path': 'Default/Job', 'cdk-batchworks:queue': 'Default/Queue', 'cdk-batchworks:arraySize': 7 });
  });

  test('has a priority in a queue that shares fairly', () => {
    const stack = new Stack();
    new EksJob(stack, 'Job', { queue: eksQueue(stack, FairShare.of({ a: 1 })), image: IMAGE });
    expect(jobProperties(stack).SchedulingPriority).toBe(0);
  });

  test('can be submitted, and be added by the platform', () => {
    const stack = new Stack();
    const queue = eksQueue(stack);
    const job = new BatchPlatform(stack, 'Batch').addEksJob('Job', { queue, image: IMAGE });
    expect(stack.resolve(job.jobDefinitionRef.jobDefinitionArn)).toEqual(stack.resolve(job.jobDefinition.jobDefinitionArn));
    expect(job.env.region).toBe(stack.region);
  });
});

describe('misuse is refused', () => {
  const source = () => JobSource.script(`${folderWith({ 'job.py': '' })}/job.py`);
  const volume = (name: string, mountPath: string) => batch.EksVolume.emptyDir({ name, mountPath });
  test.each<[string, () => Partial<EksJobOptions>, string]>([
    ['an image and a source', () => ({ image: IMAGE, source: source() }), 'exactly one of `image` and `source` must say what runs, got both'],
    ['a command beside a source', () => ({ source: source(), command: ['x'] }), '`command` must be absent beside a `source`'],
    ['part of a step of vCPUs', () => ({ vcpus: 0.3 }), '`vcpus` must be a multiple of 0.25 on Amazon EKS, and at least that, got 0.3'],
    ['no vCPU', () => ({ vcpus: 0 }), '`vcpus` must be a multiple of 0.25 on Amazon EKS, and at least that, got 0'],
    ['a limit below', () => ({ vcpus: 2, vcpuLimit: 1 }), '`vcpuLimit` must be at least `vcpus`, got 1 and 2'],
    ['half a limit', () => ({ vcpuLimit: 1.1 }), '`vcpuLimit` must be a multiple of 0.25'],
    ['little memory', () => ({ memory: Size.mebibytes(3) }), '`memory` must be at least 4 MiB, got 3; did you mean gibibytes? (SZ-08)'],
    ['half a GPU', () => ({ gpus: 0.5 }), '`gpus` must be an integer from 1, got 0.5'],
    ['a variable of AWS Batch', () => ({ environment: { AWS_BATCH_X: 'y' } }), 'must not begin with AWS_BATCH'],
    ['a parameter that nobody has', () => ({ args: ['Ref::x'] }), '`command` refers to the parameter "x" (Ref::x)'],
    ['a large array', () => ({ arraySize: 10_001 }), '`arraySize` must be an integer from 2 to 10000, got 10001'],
    ['a high priority', () => ({ schedulingPriority: 10_000 }), '`schedulingPriority` must be an integer from 0 to 9999'],
    ['a name with a dot', () => ({ jobDefinitionName: 'a.b' }), '`jobDefinitionName` must consist of letters'],
    ['the namespace default', () => ({ kubernetesNamespace: 'default' }), '`kubernetesNamespace` must be 1 to 63 lower-case letters, digits and hyphens'],
    ['a namespace of Kubernetes', () => ({ kubernetesNamespace: 'kube-system' }), 'got "kube-system"'],
    ['a namespace with capitals', () => ({ kubernetesNamespace: 'Team' }), 'got "Team"'],
    ['an odd name of a volume', () => ({ volumes: [volume('My_Data', '/a')] }), 'must be 1 to 253 lower-case letters, digits, hyphens and periods, got "My_Data"'],
    ['a relative path', () => ({ volumes: [volume('a', 'a')] }), '`mountPath` must be an absolute path, got "a"; did you mean "/a"?'],
    ['a name twice', () => ({ volumes: [volume('a', '/a'), volume('a', '/b')] }), 'the names of volumes must differ, got "a" twice'],
    ['a path twice', () => ({ volumes: [volume('a', '/a'), volume('b', '/a')] }), 'two volumes must not be mounted at one path, got "/a" twice'],
  ])('%s', (_, options, message) => {
    expect(() => addEksJob(new Stack(), options())).toThrow(message);
  });

  test('a queue of other compute', () => {
    const stack = new Stack();
    expect(() => new EksJob(stack, 'Job', { queue: fargateQueue(stack), image: IMAGE }))
      .toThrow('Default/Job: the queue of an EksJob must send to Amazon EKS, got one on FARGATE; use a ContainerJob, or another queue (CE-05)');
  });

  test.each<[string, Partial<EksJobOptions>]>([
    ['a token for the vCPUs', { vcpus: Lazy.number({ produce: () => 1 }), memory: Size.gibibytes(1) }],
    ['a namespace of one letter', { kubernetesNamespace: 'a' }],
    ['a command beside a source that is an image', { source: JobSource.image(IMAGE), image: undefined, command: ['x'] }],
  ])('but not %s', (_, options) => {
    expect(() => addEksJob(new Stack(), options)).not.toThrow();
  });
});
