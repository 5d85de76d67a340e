import { Lazy, ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { jobProblems } from './checks/job-checks';
import { ContainerHost } from './container/container-parts';
import { TaskParts } from './container/task';
import { JobContainerOptions } from './job-container-options';
import { referenceTo } from './job-definition-reference';
import { describeJob } from './job-metadata';
import { JobOptions } from './job-options';
import { JobRoles } from './job-roles';
import { JobEvents } from '../events/job-events';
import { fail } from '../private/errors';
import { requireSamePlace } from '../private/place';
import { requireBatchName, requireInteger } from '../private/requirements';
import { IBatchQueue } from '../queue/queue';
import { JobVolume } from '../storage/job-volume';

/**
 * What all kinds of jobs have in common: the queue, the roles, and the volumes, each of which is bound once, however many containers mount it.
 *
 * @internal
 */
export abstract class JobBase extends Construct implements iam.IGrantable, batch.IJobDefinitionRef {
  /** The queue that the job is made for. */
  public readonly queue: IBatchQueue;

  /** The job definition. */
  public abstract readonly jobDefinition: batch.IJobDefinitionRef;

  /** The environment that the job definition is deployed to. */
  public abstract readonly env: ResourceEnvironment;

  /** The parameters that have a default. */
  public readonly parameters: { [name: string]: string };

  /** The parameters that every submission has to give. */
  public readonly requiredParameters: string[];

  private readonly roles: JobRoles;
  private readonly boundVolumes = new Map<JobVolume, batch.EcsVolume>();
  private reference?: batch.JobDefinitionReference;

  constructor(scope: Construct, id: string, props: JobOptions, containers: JobContainerOptions[]) {
    super(scope, id);
    this.queue = props.queue;
    requireSamePlace(this, 'queue', props.queue);
    this.parameters = { ...props.parameters };
    this.requiredParameters = [...props.requiredParameters ?? []];
    requireBatchName(this, 'jobDefinitionName', props.jobDefinitionName);
    requireInteger(this, 'schedulingPriority', props.schedulingPriority, { min: 0, max: 9999, advice: 'the job with the higher number is served first (JD-21)' });
    this._refuse(jobProblems(props, containers));
    this.roles = new JobRoles(this, props);
    if (containers.some(readsSecrets)) { this.roles.obtainOwnExecutionRole(); }
    if (props.enableExecuteCommand) {
      this.roles.allowExecuteCommand();
      this.addEndpoint(ec2.InterfaceVpcEndpointAwsService.SSM_MESSAGES);
    }
  }

  /**
   * A reference to the job definition, for what takes one of the CDK.
   *
   * In another stack, its ARN has no revision: who submits from there gets the latest one, and the job can change while it is in use.
   */
  public get jobDefinitionRef(): batch.JobDefinitionReference {
    return this.reference ??= referenceTo(this, this.jobDefinition); // made when it is asked for: most jobs are not, and it takes a seventh of their time
  }

  /**
   * The role of the job's code. Made at the first use, unless one was given: a job that never needs a permission has none.
   */
  public get jobRole(): iam.IRole {
    return this.roles.jobRole;
  }

  /** The role with which ECS pulls the images, reads the secrets and writes the log. */
  public get executionRole(): iam.IRole {
    return this.roles.executionRole;
  }

  /** What becomes of every job that is submitted with this definition, whatever its revision. */
  public get events(): JobEvents {
    return JobEvents.fromJobDefinition(this);
  }

  /** Who gets what is granted to this job: its role. */
  public get grantPrincipal(): iam.IPrincipal {
    return this.jobRole.grantPrincipal;
  }

  /**
   * What its containers ask of the job.
   *
   * @internal
   */
  protected get _host(): ContainerHost {
    return {
      queue: this.queue,
      streamPrefix: this.node.id,
      obtainExecutionRole: () => this.executionRole,
      obtainOwnExecutionRole: () => this.roles.obtainOwnExecutionRole(),
      addEndpoint: (service) => this.addEndpoint(service),
      bindVolume: (volume) => this.bindVolume(volume),
    };
  }

  /**
   * Refuses the job for the first of the problems, if there is one.
   *
   * @internal
   */
  protected _refuse(problems: (string | undefined)[]) {
    const problem = problems.find((text) => text !== undefined);
    if (problem !== undefined) { fail(this, problem); }
  }

  /**
   * The ARN of the role of the job's code. The role comes with the first grant, which may be long after the constructor.
   *
   * @internal
   */
  protected get _jobRoleArn(): string {
    return Lazy.string({ produce: () => this.roles.existingJobRole?.roleArn });
  }

  /**
   * Tells the local Batch and the checks what CloudFormation does not.
   *
   * @internal
   */
  protected _describe(resource: batch.CfnJobDefinition, arraySize?: number) {
    describeJob(resource, this, arraySize);
  }

  /**
   * The volumes of all containers, each once.
   *
   * @internal
   */
  protected get _volumes(): batch.EcsVolume[] {
    return [...this.boundVolumes.values()];
  }

  /**
   * What the containers have in common.
   *
   * @internal
   */
  protected get _task(): TaskParts {
    return { volumes: this._volumes, executionRoleArn: this.executionRole.roleArn, jobRoleArn: this._jobRoleArn };
  }

  private bindVolume(volume: JobVolume): batch.EcsVolume {
    const bound = this.boundVolumes.get(volume) ?? volume._bind({
      scope: this,
      volumeName: `volume${this.boundVolumes.size}`,
      platform: this.queue.platform,
      jobRole: this,
      compute: this.queue.compute,
      addEndpoint: (service) => this.addEndpoint(service),
    });
    this.boundVolumes.set(volume, bound);
    return bound;
  }

  private addEndpoint(service: ec2.InterfaceVpcEndpointAwsService) {
    this.queue.compute.forEach((compute) => compute.network?.addEndpoint(service));
  }
}

function readsSecrets({ secrets = {}, logging }: JobContainerOptions): boolean {
  return Object.keys(secrets).length > 0 || (logging?._secrets ?? []).length > 0;
}
