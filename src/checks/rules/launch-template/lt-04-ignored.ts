import { ofLaunchTemplates } from './templates';
import { readList } from '../../../model/read-value';
import { type JsonObject, member } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { violates } from '../../answers';
import { listed } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

const IGNORED = ['InstanceType', 'IamInstanceProfile', 'InstanceMarketOptions', 'DisableApiTermination'] as const;

export const LT_04: Rule = {
  id: 'LT-04',
  title: 'A launch template says nothing that AWS Batch ignores',
  severity: 'warning',
  explanation: 'AWS Batch ignores the instance type, the instance profile, the market options, the protection from termination and the subnets of a launch '
    + 'template: it takes its own. What the launch template says there is not what the instances get.',
  remedy: 'Remove it from the launch template, and say it in `ComputeResources`: `InstanceTypes`, `InstanceRole`, `Type: SPOT`, `Subnets`.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html'],
  inspect: ofLaunchTemplates(({ template, data }) => {
    const found = [...IGNORED.filter((name) => says(data[name])), ...subnets(data)];
    return found.length > 0 ? violates(`AWS Batch ignores ${listed(found, IGNORED.length + 1)} of its launch template \`${template.name}\``) : HOLDS;
  }),
};

function says(value: unknown): boolean {
  return value !== undefined && value !== false && value !== 'false' && !(value instanceof Unknown);
}

function subnets(data: JsonObject): string[] {
  return readList(data, 'NetworkInterfaces').some((networkInterface) => says(member(networkInterface, 'SubnetId'))) ? ['SubnetId'] : [];
}
