import type { LaunchTemplateModel } from '../../../model/launch-template-types';
import { readText } from '../../../model/read-value';
import { isLiteral, symbolOf } from '../../../model/symbols';
import { Unknown } from '../../../model/unknown';
import { type Answers, cannotTell, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { type LaunchTemplateUse, launchTemplatesOf } from '../../launch-templates';
import { HOLDS, type Rule } from '../../rule';

export const UP_03: Rule = {
  id: 'UP-03',
  title: 'A change of the launch template reaches the instances',
  severity: 'warning',
  explanation: 'CloudFormation makes a new version of a launch template that changes. The compute environment hears of it only where its own properties change: '
    + 'without a version (which means `$Default`, the first one), with `$Latest`, or with a fixed number they do not, and instances keep being launched from the '
    + 'old version. Reading `LatestVersionNumber` makes the number part of the compute environment, which is then updated, or replaced.',
  remedy: 'Set `LaunchTemplate.Version` to `!GetAtt TheTemplate.LatestVersionNumber` (in the CDK, `latestVersionNumber`).',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_LaunchTemplateSpecification.html',
    'https://github.com/aws/aws-cdk/issues/28137',
    'https://github.com/aws/aws-cdk/issues/6686',
  ],
  inspect: ofInstanceEnvironments((environment, _, inspection) => launchTemplatesOf(environment, inspection).flatMap(judgeVersion)),
};

/** How the version of a launch template from elsewhere is kept is not for these templates to say. */
function judgeVersion({ specification, template }: LaunchTemplateUse): Answers {
  const version = readText(specification, 'version');
  if (template instanceof Unknown || version instanceof Unknown) {
    return cannotTell((template instanceof Unknown ? template : version as Unknown).reason);
  }
  const follows = version === latestVersionOf(template);
  if (follows || !(version === undefined || isLiteral(version) || version === defaultVersionOf(template))) {
    return follows ? HOLDS : cannotTell(`what the version ${version} is, is known only after a deploy`);
  }
  const found = version === undefined ? 'without a version' : `in version ${isLiteral(version) ? version : '`DefaultVersionNumber`'}`;
  return violates(`It uses launch template \`${template.name}\` ${found}: when the launch template changes, nothing tells the compute environment, `
    + 'and instances keep being launched from the old version');
}

function latestVersionOf({ template, logicalId }: LaunchTemplateModel): string {
  return symbolOf(`${template}/${logicalId}.LatestVersionNumber`);
}

function defaultVersionOf({ template, logicalId }: LaunchTemplateModel): string {
  return symbolOf(`${template}/${logicalId}.DefaultVersionNumber`);
}
