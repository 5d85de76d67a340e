/** What security groups let through. */
import { type Cidr, overlap, parseCidr } from './cidr';
import { type Grouping, groupBy } from './grouping';
import type { SecurityGroupModel, SecurityGroupRule, SecurityGroupRuleModel } from '../../../model/network-types';
import type { BatchModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

/** The other side of a connection: what it may be recognized by. */
export interface Peer {
  readonly groups: readonly Known<SecurityGroupModel>[];
  readonly ranges: readonly (Known<string> | undefined)[];
}

/** What endpoints of AWS listen on. */
export const HTTPS = 443;

type Rules = readonly Known<SecurityGroupRule>[];

/** What a rule, or several of them, say: yes, no, or cannot be told. */
type Permits = Known<boolean>;

/** The rules of a group for what comes in: its own, and those added to it. */
export function ingressOf(group: SecurityGroupModel, inspection: Inspection): Rules {
  return withAdded(group.ingress, inspection.once(inspection.model, addedIngress).of(group));
}

/** The rules of a group for what goes out; `all` where it has none of its own, for then Amazon EC2 adds one that lets out everything. */
export function egressOf(group: SecurityGroupModel, inspection: Inspection): Rules | 'all' {
  return group.egress.length === 0 ? 'all' : withAdded(group.egress, inspection.once(inspection.model, addedEgress).of(group));
}

/** Whether some rule lets TCP through to or from the port; with a peer, only if it is on the other side. */
export function permits(rules: Rules | 'all', port: number, peer: Peer | undefined, inspection: Inspection): Permits {
  return rules === 'all' || anyPermits(rules.map((rule) => isKnown(rule) ? rulePermits(rule, port, peer, inspection) : rule));
}

/** One is enough. */
export function anyPermits(answers: readonly Permits[]): Permits {
  return answers.includes(true) || (answers.find((answer) => answer instanceof Unknown) ?? false);
}

function rulePermits(rule: SecurityGroupRule, port: number, peer: Peer | undefined, inspection: Inspection): Permits {
  const covers = coversPort(rule, port);
  return covers === true && peer ? isPeer(rule, peer, inspection) : covers;
}

/** A protocol without ports, or TCP with a range (or none, which is all) around the port. */
function coversPort({ protocol, fromPort = -1, toPort = fromPort }: SecurityGroupRule, port: number): Permits {
  if (protocol === undefined || !isKnown(protocol)) {
    return protocol ?? false;
  }
  if (['-1', 'all'].includes(protocol.toLowerCase())) {
    return true;
  }
  if (!['tcp', '6'].includes(protocol.toLowerCase())) {
    return false;
  }
  if (!isKnown(fromPort) || !isKnown(toPort)) {
    return new Unknown('a range of ports is known only after a deploy');
  }
  return fromPort === -1 || (fromPort <= port && port <= toPort);
}

function isPeer({ cidr, peerGroup, prefixList }: SecurityGroupRule, peer: Peer, inspection: Inspection): Permits {
  if (cidr !== undefined) {
    return isKnown(cidr) ? anyPermits(peer.ranges.map((range) => overlaps(cidr, range))) : cidr;
  }
  if (prefixList !== undefined) {
    return new Unknown('a prefix list is known only after a deploy');
  }
  const group = inspection.find('securityGroups', peerGroup);
  return isKnown(group) ? peer.groups.includes(group) || (peer.groups.find((one) => one instanceof Unknown) ?? false) : group;
}

function overlaps(cidr: string, range: Known<string> | undefined): Permits {
  if (cidr === '0.0.0.0/0' || cidr === range) {
    return true;
  }
  const parsed = parseCidr(cidr);
  const other = range !== undefined && isKnown(range) ? parseCidr(range) : undefined;
  return parsed && other ? overlap(parsed, other) : neverOverlaps(parsed) ? false : new Unknown(`${cidr} is known only after a deploy`);
}

/** 255.255.255.255 is nobody's address: the CDK writes it into a rule that stands for none. */
function neverOverlaps(cidr: Cidr | undefined): boolean {
  return cidr?.first === 2 ** 32 - 1;
}

function withAdded(own: Rules, added: Known<readonly SecurityGroupRule[]>): Rules {
  return [...own, ...isKnown(added) ? added : [added]];
}

function addedIngress({ securityGroupIngresses }: BatchModel, inspection: Inspection): Grouping<SecurityGroupModel, SecurityGroupRuleModel> {
  return groupBy(inspection, securityGroupIngresses, 'securityGroups', ({ group }) => group);
}

function addedEgress({ securityGroupEgresses }: BatchModel, inspection: Inspection): Grouping<SecurityGroupModel, SecurityGroupRuleModel> {
  return groupBy(inspection, securityGroupEgresses, 'securityGroups', ({ group }) => group);
}
