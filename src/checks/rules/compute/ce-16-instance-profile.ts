import { readText } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { isKnown } from '../../../model/unknown';
import { judge, ofComputeEnvironments, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const CE_16: Rule = {
  id: 'CE-16',
  title: 'The instance role of a compute environment is an instance profile',
  severity: 'error',
  explanation: '`InstanceRole` takes the name or the ARN of an instance profile, in spite of its name. With a role no instance can be launched: the compute '
    + 'environment becomes INVALID, or its jobs stay in RUNNABLE.',
  remedy: 'Declare an AWS::IAM::InstanceProfile of the role, and give its ARN.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/instance_IAM_role.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
  ],
  inspect: ofComputeEnvironments(({ properties }, inspection) => judge(
    readText(objectMember(properties, 'computeResources'), 'instanceRole'), (reference) => judgeReference(reference, inspection),
  )),
};

function judgeReference(reference: string, inspection: Inspection): Answer {
  // A profile may have the name of a role.
  if (isKnown(inspection.find('instanceProfiles', reference)) || /:instance-profile\//.test(reference)) {
    return HOLDS;
  }
  const role = inspection.find('roles', reference);
  return isKnown(role) || /:role\//.test(reference)
    ? violates(`\`InstanceRole\` is the role ${isKnown(role) ? role.name : reference}, and not an instance profile of it: no instance could be launched`)
    : role;
}
