import { readList } from '../../../model/read-value';
import { type JsonObject, member } from '../../../model/record';

/** The security groups that a launch template gives, for all network interfaces or for one of them. */
export function securityGroupsIn(data: JsonObject): unknown[] {
  return [
    ...readList(data, 'SecurityGroupIds'),
    ...readList(data, 'SecurityGroups'),
    ...readList(data, 'NetworkInterfaces').flatMap((networkInterface) => {
      const groups = member(networkInterface, 'Groups');
      return groups === undefined ? [] : groups;
    }),
  ];
}
