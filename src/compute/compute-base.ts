import { ResourceEnvironment } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { ComputePlatform, ICompute } from './compute';
import { BatchNetwork } from '../network/network';

/** What all compute environments have, imported ones included. */
export type ComputeIdentity = Pick<aws_batch.IComputeEnvironmentRef, 'computeEnvironmentRef' | 'env'>;

/** What a queue and its jobs have to know of compute, and what is known before there is a compute environment. */
export interface ComputeFacts {
  readonly platform: ComputePlatform;
  readonly architecture?: ec2.InstanceArchitecture;
  readonly spot?: boolean;
  readonly network?: BatchNetwork;
}

/**
 * What every kind of compute answers, made here or elsewhere.
 *
 * @internal
 */
export abstract class ComputeBase extends Construct implements ICompute {
  /** The compute environment. */
  public abstract readonly computeEnvironment: ComputeIdentity;
  /** What the jobs may connect to, and who may connect to them. */
  public abstract readonly connections: ec2.Connections;
  /** What runs the containers. */
  public readonly platform: ComputePlatform;
  /** The processor architecture that images have to be built for. */
  public readonly architecture?: ec2.InstanceArchitecture;
  /** Whether the capacity can be taken back by AWS while a job runs. */
  public readonly spot?: boolean;
  /** The network that the jobs run in. */
  public readonly network?: BatchNetwork;

  constructor(scope: Construct, id: string, facts: ComputeFacts) {
    super(scope, id);
    this.platform = facts.platform;
    this.architecture = facts.architecture;
    this.spot = facts.spot;
    this.network = facts.network;
  }

  /** What constructs of the `aws-cdk-lib` know the compute environment by. */
  public get computeEnvironmentRef(): aws_batch.ComputeEnvironmentReference {
    return this.computeEnvironment.computeEnvironmentRef;
  }

  /** The account and region of the compute environment. */
  public get env(): ResourceEnvironment {
    return this.computeEnvironment.env;
  }
}
