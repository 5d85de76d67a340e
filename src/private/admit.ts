import * as ec2 from 'aws-cdk-lib/aws-ec2';

/**
 * Lets compute connect to a port of something.
 *
 * The rule that admits it stands in the compute's stack, so that what is connected to never depends on the compute. The rule that lets it
 * out is only made where its security group keeps anything in: elsewhere the CDK warns that it ignores the rule.
 */
export function admit(compute: ec2.IConnectable, target: ec2.IConnectable, port: ec2.Port) {
  const description = 'AWS Batch jobs';
  for (const group of compute.connections.securityGroups) {
    if (group.allowAllOutbound) {
      target.connections.securityGroups.forEach((targetGroup) => targetGroup.addIngressRule(group, port, description, true));
    } else {
      compute.connections.allowTo(target, port, description);
    }
  }
}
