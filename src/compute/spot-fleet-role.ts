import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { fail } from '../private/errors';

/** What says whether a Spot Fleet is behind a compute environment. */
export interface SpotFleetFacts {
  readonly spot: boolean;
  readonly allocationStrategy: string;
  readonly spotFleetRole?: iam.IRole;
}

/** With any other strategy AWS Batch asks Auto Scaling groups for spot capacity. */
export function usesSpotFleet({ spot, allocationStrategy }: SpotFleetFacts): boolean {
  return spot && allocationStrategy === 'BEST_FIT';
}

/** Requires a role for a Spot Fleet only where there is one. */
export function requireSpotFleetRole(scope: IConstruct, facts: SpotFleetFacts) {
  if (facts.spotFleetRole && !usesSpotFleet(facts)) {
    fail(scope, `\`spotFleetRole\` is for the Spot Fleet of BEST_FIT, got ${facts.allocationStrategy}, which asks Auto Scaling groups; leave it out (CE-09)`);
  }
}

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
