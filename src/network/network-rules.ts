import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { BatchNetworkProps } from './network-props';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';

/** The options that say what to build, and mean nothing where nothing is built. */
const SHAPE_OF_NEW_VPC = ['ipAddresses', 'maxAzs', 'flowLogs'] as const;

/** The options of `Egress.endpoints()` that say what is there already, and mean nothing where nothing is. */
const SHAPE_OF_OLD_VPC = ['existingServices', 'existingSecurityGroups', 'existingS3Gateway'] as const;

/** Requires a VPC to take, or the shape of one to make, not both. */
export function requireNetworkProps(scope: IConstruct, props: BatchNetworkProps) {
  requireInteger(scope, 'maxAzs', props.maxAzs, { min: 1, advice: 'a subnet is made in each Availability Zone' });
  props.vpc ? requireExistingVpc(scope, props.vpc, props) : requireNewVpc(scope, props);
}

function requireExistingVpc(scope: IConstruct, vpc: ec2.IVpc, props: BatchNetworkProps) {
  const misplaced = SHAPE_OF_NEW_VPC.find((name) => props[name] !== undefined);
  if (misplaced) {
    fail(scope, `\`${misplaced}\` shapes a VPC that is made here, got it beside \`vpc\`, which is taken as it is; leave one of them out`);
  }
  if (props.egress && !props.egress._layout().endpoints) {
    fail(scope, '`egress` must be `Egress.endpoints()` beside `vpc`, whose subnets and routes are its own; leave it out, or choose subnets with `vpcSubnets`');
  }
  if (props.egress && vpc instanceof ec2.Vpc && !(vpc.dnsSupportEnabled && vpc.dnsHostnamesEnabled)) {
    fail(scope, '`vpc` must have DNS support and DNS hostnames for the private names of endpoints, '
      + `got ${vpc.dnsSupportEnabled} and ${vpc.dnsHostnamesEnabled}; set \`enableDnsSupport\` and \`enableDnsHostnames\` of it (NW-09)`);
  }
}

function requireNewVpc(scope: IConstruct, { vpcSubnets, egress }: BatchNetworkProps) {
  if (vpcSubnets) {
    fail(scope, '`vpcSubnets` chooses among the subnets of an existing VPC, got no `vpc`; give `vpc`, or say with `egress` which subnets to make');
  }
  const misplaced = SHAPE_OF_OLD_VPC.find((name) => egress?._layout().endpoints?.[name]);
  if (misplaced) {
    fail(scope, `\`${misplaced}\` tells of endpoints in an existing VPC, got no \`vpc\`; give \`vpc\`, or leave it out of \`Egress.endpoints()\``);
  }
}
