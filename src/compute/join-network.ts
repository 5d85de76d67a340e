import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ComputePlatform, ICompute } from './compute';
import { BatchNetwork } from '../network/network';
import { requireSamePlace } from '../private/place';

const AWS = ec2.InterfaceVpcEndpointAwsService;

/**
 * What the platform itself calls to start any job.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
 */
const FOR_CONTAINERS = [AWS.ECR, AWS.ECR_DOCKER, AWS.CLOUDWATCH_LOGS];
const FOR_INSTANCES = [...FOR_CONTAINERS, AWS.ECS, AWS.ECS_AGENT, AWS.ECS_TELEMETRY];
/** https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html; AWS STS is for pods with roles of their own. */
const FOR_NODES = [...FOR_CONTAINERS, AWS.EC2, AWS.STS];
const SERVICES: Record<ComputePlatform, ec2.InterfaceVpcEndpointAwsService[]> = {
  [ComputePlatform.FARGATE]: FOR_CONTAINERS,
  [ComputePlatform.EC2]: FOR_INSTANCES,
  [ComputePlatform.MANAGED_INSTANCES]: FOR_INSTANCES,
  [ComputePlatform.EKS]: FOR_NODES,
};

/** Opens the ways out of the network without which no job of this compute starts. */
export function joinNetwork(compute: ICompute, network: BatchNetwork) {
  requireSamePlace(compute, 'network', network.vpc);
  SERVICES[compute.platform].forEach((service) => network.addEndpoint(service));
  network.allowEndpointsFrom(compute);
}
