import { ofLaunchTemplates } from './templates';
import { userDataOf } from './user-data';
import { judge, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const LT_01: Rule = {
  id: 'LT-01',
  title: 'The user data of a launch template is a MIME multipart message',
  severity: 'error',
  explanation: 'AWS Batch adds a part of its own to the user data, which makes the instance join the cluster. It can do so only in a MIME multipart message; '
    + 'with a plain script the compute environment becomes INVALID ("Launch Template UserData is not MIME multipart format"), and no job starts.',
  remedy: 'Wrap the script in a MIME multipart message (`ec2.MultipartUserData` in the CDK), encoded with `Fn::Base64`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html',
    'https://github.com/aws/aws-cdk/issues/6427',
  ],
  inspect: ofLaunchTemplates(({ template, data }, inspection) => judge(inspection.once(data, userDataOf), ({ isBase64, isMultipart, script }) => {
    if (!isBase64) {
      return violates(`The user data of its launch template \`${template.name}\` is not encoded in Base64 (it starts with ${startOf(script)}): the launch template is refused`);
    }
    return isMultipart
      ? HOLDS
      : violates(`The user data of its launch template \`${template.name}\` is no MIME multipart message (it starts with ${startOf(script)}): `
        + 'AWS Batch cannot add its own part, and the compute environment becomes INVALID');
  })),
};

function startOf(script: string): string {
  return `\`${script.trimStart().slice(0, 40).split(/\r?\n/)[0]}\``;
}
