import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { Construct } from 'constructs';
import { eksProblems } from './checks/eks-checks';
import { definitionProblems } from './checks/job-checks';
import { requireArraySize } from './checks/task-checks';
import { renderConsumableResources } from './consumable-resource';
import { renderPodContainer } from './container/pod-container';
import { completeEksVolumes } from './container/pod-volume';
import { EksJobProps } from './eks-job-props';
import { commonJobDefinitionProps } from './job-definition-props';
import { referenceTo } from './job-definition-reference';
import { describeJob } from './job-metadata';
import { fail } from '../private/errors';
import { requireSamePlace } from '../private/place';
import { requireBatchName, requireInteger } from '../private/requirements';
import { IBatchQueue } from '../queue/queue';

/**
 * A job that runs as a pod of an Amazon EKS cluster.
 *
 * The cluster, and the compute environment on it, are from elsewhere: `Compute.fromComputeEnvironment()`. What the code of the job may do
 * follows from the `serviceAccount`, and where its output goes from the logging of the cluster.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/eks-jobs.html
 *
 * @example
 * declare const environment: CfnComputeEnvironment; // with an `eksConfiguration`
 *
 * const cluster = Compute.fromComputeEnvironment(this, 'Cluster', environment, {
 *   platform: ComputePlatform.EKS,
 *   architecture: ec2.InstanceArchitecture.X86_64,
 * });
 * const queue = new BatchQueue(this, 'Queue', { compute: [cluster] });
 * new EksJob(this, 'Train', {
 *   queue,
 *   source: JobSource.script('./train.py'),
 *   args: ['--epochs', 'Ref::epochs'],
 *   parameters: { epochs: '10' },
 *   gpus: 1,
 *   serviceAccount: 'training',
 *   volumes: [EksJobVolume.persistentVolumeClaim({ name: 'models', claimName: 'models', mountPath: '/models' })],
 * });
 */
export class EksJob extends Construct implements batch.IJobDefinitionRef {
  /** The queue that the job is made for. */
  public readonly queue: IBatchQueue;

  /** The job definition. */
  public readonly jobDefinition: batch.EksJobDefinition;

  /** How many children the job has where nobody says otherwise; nothing where it is no array job. */
  public readonly arraySize?: number;

  /** The parameters that have a default. */
  public readonly parameters: { [name: string]: string };

  /** The parameters that every submission has to give. */
  public readonly requiredParameters: string[];

  private reference?: batch.JobDefinitionReference;

  constructor(scope: Construct, id: string, props: EksJobProps) {
    super(scope, id);
    requireSamePlace(this, 'queue', props.queue);
    requireBatchName(this, 'jobDefinitionName', props.jobDefinitionName);
    requireInteger(this, 'schedulingPriority', props.schedulingPriority, { min: 0, max: 9999, advice: 'the job with the higher number is served first (JD-21)' });
    requireArraySize(this, props.arraySize);
    const container = { command: [...props.command ?? [], ...props.args ?? []], environment: props.environment };
    const problem = [...definitionProblems(props, [container]), ...eksProblems(props)].find((text) => text !== undefined);
    if (problem !== undefined) { fail(this, problem); }

    this.queue = props.queue;
    this.arraySize = props.arraySize;
    this.parameters = { ...props.parameters };
    this.requiredParameters = [...props.requiredParameters ?? []];
    this.jobDefinition = new batch.EksJobDefinition(this, 'Resource', {
      ...commonJobDefinitionProps(props),
      container: new batch.EksContainerDefinition(this, 'Container', renderPodContainer(this, props)),
      dnsPolicy: props.dnsPolicy,
      serviceAccount: props.serviceAccount,
      useHostNetwork: props.useHostNetwork,
    });
    this.complete(this.jobDefinition.node.defaultChild as batch.CfnJobDefinition, props);
  }

  /**
   * A reference to the job definition, for what takes one of the CDK.
   *
   * In another stack, its ARN has no revision: who submits from there gets the latest one, and the job can change while it is in use.
   */
  public get jobDefinitionRef(): batch.JobDefinitionReference {
    return this.reference ??= referenceTo(this, this.jobDefinition);
  }

  /** The environment that the job definition is deployed to. */
  public get env(): ResourceEnvironment {
    return this.jobDefinition.env;
  }

  /** What the L2 has no property for. */
  private complete(resource: batch.CfnJobDefinition, props: EksJobProps) {
    const { kubernetesNamespace: namespace, labels, annotations, imagePullSecrets, allowPrivilegeEscalation, volumes = [] } = props;
    const pod = 'EksProperties.PodProperties';
    if (props.consumableResources) { resource.consumableResourceProperties = renderConsumableResources(props.consumableResources); }
    if (namespace ?? labels ?? annotations) {
      resource.addPropertyOverride(`${pod}.Metadata`, { Namespace: namespace, Labels: labels, Annotations: annotations });
    }
    if (imagePullSecrets) { resource.addPropertyOverride(`${pod}.ImagePullSecrets`, imagePullSecrets.map((name) => ({ Name: name }))); }
    if (allowPrivilegeEscalation !== undefined) {
      resource.addPropertyOverride(`${pod}.Containers.0.SecurityContext.AllowPrivilegeEscalation`, allowPrivilegeEscalation);
    }
    completeEksVolumes(resource, volumes);
    describeJob(resource, this, props.arraySize);
  }
}
