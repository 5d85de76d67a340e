import { ofLaunchTemplates } from './templates';
import { commandsOf, type UserData, userDataOf } from './user-data';
import { judge, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

/** `echo ECS_CLUSTER=own >> …`, or a line of a file; not `ECS_CLUSTER=$(…)`, with which a script asks for the name. */
const SETS_CLUSTER = /(?:^\s*(?:export\s+)?|\b(?:echo|printf)\b.*["'\s])ECS_CLUSTER=(?!["']?(?:\$\(|`))/;
const ENDS_AGENT = /\bsystemctl\s+(?:--\S+\s+)*(?:disable|mask)\s+(?:--\S+\s+)*ecs(?:\.service)?\b/;

export const LT_10: Rule = {
  id: 'LT-10',
  title: 'User data leaves the Amazon ECS agent to AWS Batch',
  severity: 'error',
  explanation: 'AWS Batch makes a cluster for a managed compute environment, and its part of the user data makes the agent join it. Where the script sets '
    + '`ECS_CLUSTER` or disables the agent, instances never join: they run, and cost, while jobs wait in RUNNABLE.',
  remedy: 'Remove the line. Other settings of the agent in `/etc/ecs/ecs.config` are fine.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/best-practices.html',
    'https://github.com/aws/aws-cdk/issues/9900',
  ],
  inspect: ofLaunchTemplates(({ template, data }, inspection) => judge(inspection.once(data, userDataOf), (userData) => {
    const line = inspection.once(userData, meddlingLine);
    const what = line && (SETS_CLUSTER.test(line) ? 'joins a cluster of its own' : 'disables the agent');
    return line
      ? violates(`The user data of its launch template \`${template.name}\` ${what} (\`${line.slice(0, 80)}\`): instances never join the cluster of AWS Batch`)
      : HOLDS;
  })),
};

function meddlingLine(userData: UserData): string | undefined {
  return commandsOf(userData).find((command) => SETS_CLUSTER.test(command) || ENDS_AGENT.test(command))?.trim();
}
