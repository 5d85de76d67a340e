import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { BatchNetwork } from '../network/network';

/** What a volume may ask of the job that it is mounted into. */
export interface VolumeHost {
  /** The job. */
  readonly scope: IConstruct;
  /** Unique among the volumes of the job. */
  readonly volumeName: string;
  /** What runs the containers: a `ComputePlatform`, by its value. */
  readonly platform: string;
  /** The role of the job's code; made by reading it. */
  readonly jobRole: iam.IGrantable;
  /** Where the job may run. */
  readonly compute: (IConstruct & ec2.IConnectable & { readonly network?: BatchNetwork })[];
  /** Asks for a way to an AWS service. */
  addEndpoint(service: ec2.InterfaceVpcEndpointAwsService): void;
}
