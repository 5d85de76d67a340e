/** Ways from the compute to what it needs. */
import { NW_01 } from './nw-01-public-address';
import { NW_02 } from './nw-02-ecr-endpoints';
import { NW_03 } from './nw-03-public-image';
import { NW_04 } from './nw-04-logs-endpoint';
import { NW_05 } from './nw-05-agent-endpoints';
import { NW_06 } from './nw-06-secret-endpoints';
import { NW_08 } from './nw-08-endpoint-ingress';
import { NW_09 } from './nw-09-private-dns';
import { NW_10 } from './nw-10-endpoint-policy';
import { NW_11 } from './nw-11-instance-address';
import { NW_12 } from './nw-12-compute-egress';
import { NW_13 } from './nw-13-one-vpc';
import { NW_14 } from './nw-14-security-groups';
import { NW_15 } from './nw-15-local-zone';
import { NW_16 } from './nw-16-free-addresses';
import { NW_17 } from './nw-17-multi-node-egress';
import { NW_18 } from './nw-18-unused-nat';
import type { Rule } from '../../rule';

export const NETWORK: readonly Rule[] = [
  NW_01, NW_02, NW_03, NW_04, NW_05, NW_06, NW_08, NW_09, NW_10, NW_11, NW_12, NW_13, NW_14, NW_15, NW_16, NW_17, NW_18,
];
