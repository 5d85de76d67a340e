import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * The role of the Spot Fleet that `BEST_FIT` is served by, and nothing else (CE-09).
 *
 * The tagging policy, and not the older `AmazonEC2SpotFleetRole`, with which tagged instances do not start. The L2's own role has no policy at all.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/spot_fleet_IAM_role.html
 */
export function spotFleetRole(scope: Construct): iam.Role {
  return new iam.Role(scope, 'SpotFleetRole', {
    assumedBy: new iam.ServicePrincipal('spotfleet.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonEC2SpotFleetTaggingRole')],
  });
}
