import { objectMember } from '../../../model/record';
import type { ComputeEnvironmentModel } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import { ofComputeEnvironments, violates } from '../../answers';
import { changedMembers, deployedBefore, differs } from '../../before';
import { hasInstances, isFargate } from '../../environments';
import { HOLDS, type Rule } from '../../rule';
import { updatesInPlace } from '../compute/infrastructure-updates';

export const UP_01: Rule = {
  id: 'UP-01',
  title: 'A compute environment that may have to be replaced has no name of its own',
  severity: 'error',
  explanation: 'CloudFormation replaces a resource by making the new one first, and the name is still taken then: the update fails ("CloudFormation cannot '
    + 'update a stack when a custom-named resource requires replacing"). A compute environment is replaced when its tags or its kind change, and for most '
    + 'other changes unless `ReplaceComputeEnvironment` is false. A name alone is a warning; a change that needs the replacement is an error.',
  remedy: 'Remove `ComputeEnvironmentName`. To keep one, change it together with whatever needs the replacement.',
  links: [
    'https://github.com/awslabs/LISA/pull/1007',
    'https://github.com/aws-samples/aws-genomics-workflows/issues/105',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-batch-computeenvironment.html',
  ],
  inspect: ofComputeEnvironments((environment, inspection) => {
    const { computeEnvironmentName: name } = environment.properties;
    if (name === undefined || name instanceof Unknown) {
      return name === undefined ? HOLDS : name;
    }
    const before = deployedBefore('computeEnvironments', environment, inspection);
    const [reason] = before && before.properties.computeEnvironmentName === name ? reasonsToReplace(before, environment) : [];
    return reason
      ? violates(`Its name is fixed (\`${String(name)}\`), and the change of ${reason} replaces it: CloudFormation cannot make a second one by that name`)
      : violates(`Its name is fixed (\`${String(name)}\`): a later change that replaces it will fail, as the name is taken`, { severity: 'warning' });
  }),
};

/** What provably changed and makes CloudFormation replace the compute environment. */
function reasonsToReplace(before: ComputeEnvironmentModel, now: ComputeEnvironmentModel): string[] {
  const resources = [before, now].map(({ properties }) => objectMember(properties, 'computeResources'));
  const changesKind = (isFargate(before) && hasInstances(now)) || (hasInstances(before) && isFargate(now));
  // On Fargate, CloudFormation updates in place what it can, whatever the template says.
  const inPlace = updatesInPlace(now) !== false || !hasInstances(now);
  return [
    ...differs(before.type, now.type) ? ['`Type`'] : [],
    ...differs(before.properties.tags, now.properties.tags) ? ['`Tags`'] : [],
    ...differs(before.properties.eksConfiguration, now.properties.eksConfiguration) ? ['`EksConfiguration`'] : [],
    ...changesKind ? ['`ComputeResources.Type`'] : [],
    ...inPlace ? [] : changedMembers(resources[0], resources[1]).map((name) => `\`ComputeResources.${name.charAt(0).toUpperCase()}${name.slice(1)}\``),
  ];
}
