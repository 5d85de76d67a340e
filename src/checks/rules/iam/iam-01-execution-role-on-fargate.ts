import { judge, ofTasks, violates } from '../../answers';
import { platformsOf } from '../../placements';
import type { Rule } from '../../rule';

export const IAM_01: Rule = {
  id: 'IAM-01',
  title: 'A job on Fargate has an execution role',
  severity: 'error',
  explanation: 'On Fargate there is no instance whose role could pull the image and write the logs: AWS Batch rejects a job definition without `executionRoleArn`.',
  remedy: 'Give the job an execution role that trusts ecs-tasks.amazonaws.com and has the policy AmazonECSTaskExecutionRolePolicy.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html',
  ],
  inspect: ofTasks(({ executionRoleArn }, job) => judge(platformsOf(job), (platforms) => {
    if (!platforms.includes('FARGATE')) {
      return undefined;
    }
    return executionRoleArn === undefined
      ? violates('It is for Fargate and has no execution role: nobody could pull its image')
      : judge(executionRoleArn, () => true);
  })),
};
