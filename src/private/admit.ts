import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** The connection that is let through. */
export interface Admission {
  readonly compute: ec2.IConnectable;
  readonly target: ec2.IConnectable;
  readonly port: ec2.Port;
  /**
   * Whether the compute's stack depends on the target's, if they are two. The rule then stands in the compute's stack: in the other one,
   * each of the two stacks would depend on the other.
   */
  readonly targetIsUpstream: boolean;
}

/**
 * Lets compute connect to a port of something.
 *
 * A rule that lets it out is only made where its security group keeps anything in: elsewhere the CDK would warn that it ignores the rule.
 */
export function admit({ compute, target, port, targetIsUpstream }: Admission) {
  const description = 'AWS Batch jobs';
  for (const group of compute.connections.securityGroups) {
    target.connections.securityGroups.forEach((targetGroup) => {
      targetGroup.addIngressRule(group, port, description, targetIsUpstream);
      if (!group.allowAllOutbound) { group.addEgressRule(targetGroup, port, description, !targetIsUpstream); }
    });
  }
}
