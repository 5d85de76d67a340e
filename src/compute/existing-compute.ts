import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { ComputePlatform, ICompute } from './compute';
import { ComputeBase, ComputeIdentity } from './compute-base';
import { BatchNetwork } from '../network/network';
import { environmentOf, requireArn } from '../private/arns';
import { fail } from '../private/errors';

/**
 * What is known of a compute environment from elsewhere.
 */
export interface ComputeAttributes {
  /** What runs the containers. A job definition is made for one platform. */
  readonly platform: ComputePlatform;

  /**
   * The processor architecture of the instances, or of Fargate.
   *
   * @default - not known: it is not compared with that of other compute of a queue, and no `source` is built for it
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * Whether AWS can take the capacity back while a job runs.
   *
   * @default - not known
   */
  readonly spot?: boolean;

  /**
   * The network that the compute environment runs in. Endpoints that jobs need are made in it.
   *
   * @default - not known: whatever jobs call has to be within reach
   */
  readonly network?: BatchNetwork;

  /**
   * The security groups of the compute environment. File systems and databases of this app let them in.
   *
   * @default - not known: whatever asks for `connections` fails
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
}

/**
 * Compute environments from elsewhere: made by hand, by another stack, by plain `aws-cdk-lib`, or on Amazon EKS.
 *
 * They answer what they were told, and nothing else.
 *
 * @example
 * const shared = Compute.fromComputeEnvironmentArn(this, 'Shared', 'arn:aws:batch:eu-west-1:123456789012:compute-environment/shared', {
 *   platform: ComputePlatform.EC2,
 *   architecture: ec2.InstanceArchitecture.ARM_64,
 * });
 * new BatchQueue(this, 'Queue', { compute: [shared] });
 */
export abstract class Compute {
  /**
   * A compute environment by its ARN.
   *
   * @param scope The construct to put it in.
   * @param id The id of the construct.
   * @param computeEnvironmentArn The ARN of the compute environment.
   * @param attributes What is known of it.
   */
  public static fromComputeEnvironmentArn(scope: Construct, id: string, computeEnvironmentArn: string, attributes: ComputeAttributes): ICompute {
    requireArn(scope, 'computeEnvironmentArn', computeEnvironmentArn, 'compute-environment');
    const identity = { computeEnvironmentRef: { computeEnvironmentArn }, env: environmentOf(computeEnvironmentArn) };
    return new ExistingCompute(scope, id, identity, attributes);
  }

  /**
   * A compute environment of `aws-cdk-lib`: an L1, an L2, or an imported one.
   *
   * @param scope The construct to put it in.
   * @param id The id of the construct.
   * @param computeEnvironment The compute environment.
   * @param attributes What is known of it.
   */
  public static fromComputeEnvironment(
    scope: Construct, id: string, computeEnvironment: aws_batch.IComputeEnvironmentRef, attributes: ComputeAttributes,
  ): ICompute {
    return new ExistingCompute(scope, id, computeEnvironment, attributes);
  }
}

/** A compute environment from elsewhere. */
class ExistingCompute extends ComputeBase {
  private readonly securityGroups?: ec2.ISecurityGroup[];

  constructor(scope: Construct, id: string, public readonly computeEnvironment: ComputeIdentity, attributes: ComputeAttributes) {
    super(scope, id, attributes);
    this.securityGroups = attributes.securityGroups;
  }

  /** Never without security groups: whoever lets in no one would do so silently, and the job would wait for its file system for ever. */
  public get connections(): ec2.Connections {
    if (!this.securityGroups) {
      fail(this, 'the security groups of this compute environment are not known; give `securityGroups`, so that what its jobs connect to lets them in');
    }
    return new ec2.Connections({ securityGroups: this.securityGroups });
  }
}
