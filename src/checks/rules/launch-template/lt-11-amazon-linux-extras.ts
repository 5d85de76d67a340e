import { ofLaunchTemplates } from './templates';
import { commandsOf, type UserData, userDataOf } from './user-data';
import { Unknown } from '../../../model/unknown';
import { cannotTell, judge, violates } from '../../answers';
import { imageTypesOf, runsBatchImages } from '../../images';
import { HOLDS, type Rule } from '../../rule';

const COMMAND = 'amazon-linux-extras';

/** A script that looks first whether the command is there. */
const ASKS_FIRST = /(?:command\s+-v|which|type|hash|-x|-f|-e)\s+\S*amazon-linux-extras/;

export const LT_11: Rule = {
  id: 'LT-11',
  title: 'User data uses no command that its image does not have',
  severity: 'warning',
  explanation: 'Amazon Linux 2023, which AWS Batch takes when no image type is given, has no `amazon-linux-extras`. '
    + 'The command fails when an instance starts, what it was to install is missing, and a script that ends on errors ends there.',
  remedy: 'Install the package with `dnf install`, or choose an image that has the command.',
  links: [
    'https://docs.aws.amazon.com/linux/al2/ug/prepare-for-al2023.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/ecs-migration-2023.html',
    'https://github.com/nextflow-io/nextflow/pull/6183',
  ],
  inspect: ofLaunchTemplates(({ template, data, environment }, inspection) => judge(inspection.once(data, userDataOf), (userData) => {
    const line = inspection.once(userData, lineWithCommand);
    if (!line) {
      return HOLDS;
    }
    const ours = runsBatchImages(environment, inspection);
    const unknown = [ours, ...imageTypesOf(environment)].find((value) => value instanceof Unknown);
    if (unknown || !ours) {
      return cannotTell(unknown instanceof Unknown ? unknown.reason : 'the instances run an image of their own');
    }
    return imageTypesOf(environment).every((imageType) => String(imageType).includes('AL2023'))
      ? violates(`The user data of its launch template \`${template.name}\` runs \`${line.trim().slice(0, 60)}\`, a command that Amazon Linux 2023 does not have`)
      : HOLDS;
  })),
};

function lineWithCommand(userData: UserData): string | undefined {
  return ASKS_FIRST.test(userData.script) ? undefined : commandsOf(userData).find((command) => command.includes(COMMAND));
}
