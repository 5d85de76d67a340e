import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { fail } from '../private/errors';

/** Where the Amazon ECS agent reads its settings from. */
const AGENT_CONFIG = '/etc/ecs/ecs.config';

/**
 * The user data of an instance: the settings of the Amazon ECS agent first, then each of the user's parts.
 *
 * MIME multipart, because AWS Batch merges it with its own and takes nothing else (LT-01). The first script is the part that
 * `addCommands` writes to.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html
 */
export function instanceUserData(scope: IConstruct, agent: Record<string, string>, parts: ec2.UserData[] = []): ec2.UserData {
  const script = ec2.UserData.forLinux();
  const userData = new ec2.MultipartUserData();
  userData.addUserDataPart(script, ec2.MultipartBody.SHELL_SCRIPT, true);
  for (const [name, value] of Object.entries(agent)) {
    userData.addCommands(`echo ${name}=${value} >> ${AGENT_CONFIG}`);
  }
  for (const part of parts) {
    requireShellPart(scope, part);
    userData.addUserDataPart(part, ec2.MultipartBody.SHELL_SCRIPT);
  }
  return userData;
}

function requireShellPart(scope: IConstruct, part: ec2.UserData) {
  if (part instanceof ec2.MultipartUserData) {
    fail(scope, '`userData` must consist of shell scripts, got MIME multipart, which it becomes here; give its parts one by one (LT-01)');
  }
  const text = part.render();
  if (text.includes('ECS_CLUSTER=')) {
    fail(scope, '`userData` must not set ECS_CLUSTER: the cluster is the one of the compute environment; remove the line (LT-10)');
  }
  if (/\b(systemctl (stop|disable|mask)( --now)?|stop) ecs\b/.test(text)) {
    fail(scope, '`userData` must not stop the Amazon ECS agent, without which no job starts; remove the line (LT-10)');
  }
  if (text.includes('/etc/eks/bootstrap.sh')) {
    fail(scope, '`userData` must not run /etc/eks/bootstrap.sh: AWS Batch makes the instance join the cluster; remove the line (LT-10)');
  }
  if (text.includes('amazon-linux-extras')) {
    fail(scope, '`userData` must not call amazon-linux-extras, which Amazon Linux 2023 does not have; use `dnf install` (LT-11)');
  }
}
