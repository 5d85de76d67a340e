import { count, isFor } from './on-instances';
import { taskRequirements } from '../../../model/tasks';
import { judge, ofTasks } from '../../answers';
import type { Rule } from '../../rule';

export const SZ_12: Rule = {
  id: 'SZ-12',
  title: 'A job with GPUs is not for Fargate',
  severity: 'error',
  explanation: 'Fargate has no GPUs: AWS Batch rejects a job definition for Fargate that asks for some.',
  remedy: 'Run the job on EC2: the platform capability EC2, and a queue whose compute environment has instance types with GPUs.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html'],
  inspect: ofTasks((task, job, inspection) => judge(inspection.once(task, taskRequirements).gpus, (asked) => (asked > 0
    ? !isFor(job, 'FARGATE') || `It asks for ${count(asked, 'GPU')} on Fargate, which has none`
    : undefined))),
};
