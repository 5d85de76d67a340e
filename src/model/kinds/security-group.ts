import type { SecurityGroupModel, SecurityGroupRule, SecurityGroupRuleModel } from '../network-types';
import { readList, readText } from '../read-value';
import { isObject, type JsonObject } from '../record';
import type { Known } from '../types';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';
import { readFirst, readPort } from './network-values';

export const SECURITY_GROUP: ResourceKind<SecurityGroupModel> = {
  type: 'AWS::EC2::SecurityGroup',
  arnAttribute: 'GroupId',
  read: ({ identity, properties }) => ({
    ...identity,
    ingress: rulesOf(properties, 'SecurityGroupIngress'),
    egress: rulesOf(properties, 'SecurityGroupEgress'),
  }),
};

export const SECURITY_GROUP_INGRESS = ruleKind('AWS::EC2::SecurityGroupIngress');
export const SECURITY_GROUP_EGRESS = ruleKind('AWS::EC2::SecurityGroupEgress');

function ruleKind(type: string): ResourceKind<SecurityGroupRuleModel> {
  return {
    type,
    arnAttribute: 'Id',
    read: ({ identity, properties }) => ({ ...identity, ...ruleOf(properties), group: readFirst(properties, 'GroupId', 'GroupName') }),
  };
}

function rulesOf(properties: JsonObject, name: string): Known<SecurityGroupRule>[] {
  return readList(properties, name).map((item) => {
    if (isObject(item)) {
      return ruleOf(item);
    }
    return item instanceof Unknown ? item : new Unknown(`an item of \`${name}\` is not an object`);
  });
}

function ruleOf(properties: JsonObject): SecurityGroupRule {
  return {
    protocol: typeof properties.IpProtocol === 'number' ? String(properties.IpProtocol) : readText(properties, 'IpProtocol'),
    fromPort: readPort(properties, 'FromPort'),
    toPort: readPort(properties, 'ToPort'),
    cidr: readFirst(properties, 'CidrIp', 'CidrIpv6'),
    peerGroup: readFirst(properties, 'SourceSecurityGroupId', 'DestinationSecurityGroupId', 'SourceSecurityGroupName'),
    prefixList: readFirst(properties, 'SourcePrefixListId', 'DestinationPrefixListId'),
  };
}
