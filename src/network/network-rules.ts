import { IConstruct } from 'constructs';
import { BatchNetworkProps } from './network-props';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';

/** The options that say what to build, and mean nothing where nothing is built. */
const SHAPE_OF_NEW_VPC = ['egress', 'ipAddresses', 'maxAzs', 'flowLogs'] as const;

/** Requires a VPC to take, or the shape of one to make, not both. */
export function requireNetworkProps(scope: IConstruct, props: BatchNetworkProps) {
  requireInteger(scope, 'maxAzs', props.maxAzs, { min: 1, advice: 'a subnet is made in each Availability Zone' });
  const misplaced = SHAPE_OF_NEW_VPC.find((name) => props[name] !== undefined);
  if (props.vpc && misplaced) {
    fail(scope, `\`${misplaced}\` shapes a VPC that is made here, got it beside \`vpc\`, which is taken as it is; leave one of them out`);
  }
  if (!props.vpc && props.vpcSubnets) {
    fail(scope, '`vpcSubnets` chooses among the subnets of an existing VPC, got no `vpc`; give `vpc`, or say with `egress` which subnets to make');
  }
}
