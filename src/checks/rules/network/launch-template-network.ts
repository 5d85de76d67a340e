/** What a launch template says of the network of instances, in the place of the compute environment or the subnet. */
import { readList } from '../../../model/read-value';
import { isObject, type JsonObject } from '../../../model/record';
import type { Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import type { LaunchTemplateUse } from '../../launch-templates';

/** Whether it gives instances public addresses; `undefined` where it leaves that to the subnet. */
export function assignsAddress(use: LaunchTemplateUse): Known<boolean> | undefined {
  const data = dataOf(use);
  if (data instanceof Unknown) {
    return data;
  }
  const said = readList(data, 'NetworkInterfaces').map((entry) => (isObject(entry) ? entry.AssociatePublicIpAddress : entry)).filter((value) => value !== undefined);
  return said.find((value): value is Unknown => value instanceof Unknown) ?? (said.length > 0 ? said.some((value) => String(value) === 'true') : undefined);
}

/** Whether it names a security group, for the instance or for one of its network interfaces. */
export function namesSecurityGroup(use: LaunchTemplateUse): Known<boolean> {
  const data = dataOf(use);
  if (data instanceof Unknown) {
    return data;
  }
  const interfaces = readList(data, 'NetworkInterfaces');
  const lists = [data.SecurityGroupIds, data.SecurityGroups, ...interfaces.map((entry) => (isObject(entry) ? entry.Groups : entry))];
  return lists.some((list) => Array.isArray(list) && list.length > 0) || (lists.find((list): list is Unknown => list instanceof Unknown) ?? false);
}

function dataOf({ template }: LaunchTemplateUse): Known<JsonObject> {
  return template instanceof Unknown ? template : template.data;
}
