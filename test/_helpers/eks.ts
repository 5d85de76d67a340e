import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import { Construct } from 'constructs';

/** An Amazon EKS cluster from elsewhere, in a VPC. */
export function existingCluster(scope: Construct, vpc: ec2.IVpc): eks.ICluster {
  return eks.Cluster.fromClusterAttributes(scope, 'Cluster', { clusterName: 'cluster', vpc, clusterSecurityGroupId: 'sg-0123456789abcdef0' });
}
