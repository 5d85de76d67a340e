import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Egress } from './egress';

/**
 * Where jobs run: subnets that are there, or subnets to be made.
 */
export interface BatchNetworkOptions {
  /**
   * An existing VPC. It is taken as it is: nothing is built in it, unless `egress` is `Egress.endpoints()`.
   *
   * @default - a VPC is made, as `egress` asks for
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets of `vpc` that jobs run in. Only with `vpc`.
   *
   * @default - the private subnets of `vpc`, or the isolated or the public ones where it has no others; with `Egress.endpoints()` the isolated ones
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * How jobs reach AWS and the internet.
   *
   * Beside `vpc`, whose routes are its own, only `Egress.endpoints()`: it makes the endpoints in `vpc` that are not there yet.
   *
   * @default - `Egress.nat()` for a VPC that is made, nothing is made in an existing one
   */
  readonly egress?: Egress;

  /**
   * The addresses of the VPC that is made. Not with `vpc`.
   *
   * Every Fargate job, and every instance, takes one address.
   *
   * @default - 10.0.0.0/16
   */
  readonly ipAddresses?: ec2.IIpAddresses;

  /**
   * The largest number of Availability Zones of the VPC that is made. Not with `vpc`.
   *
   * More zones are more places to find capacity; interface endpoints cost by the zone.
   *
   * @default 3
   */
  readonly maxAzs?: number;

  /**
   * Flow logs of the VPC that is made, by their construct ids. Not with `vpc`.
   *
   * @default - none
   */
  readonly flowLogs?: { [id: string]: ec2.FlowLogOptions };
}

/**
 * Properties of a `BatchNetwork`.
 */
export interface BatchNetworkProps extends BatchNetworkOptions {}
