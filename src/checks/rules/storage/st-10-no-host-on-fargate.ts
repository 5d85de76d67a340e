import { onFargate } from './platforms';
import { volumesWith } from './volumes';
import { readText } from '../../../model/read-value';
import { judge, ofTasks } from '../../answers';
import type { Rule } from '../../rule';

export const ST_10: Rule = {
  id: 'ST-10',
  title: 'A job on Fargate mounts no folder of the host',
  severity: 'error',
  explanation: 'On Fargate there is no host whose folders a job could see: AWS Batch rejects a job definition with `host.sourcePath`.',
  remedy: 'Leave `host` out for an empty folder of the job\'s own, or mount Amazon EFS for files that jobs share.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_Host.html'],
  inspect: ofTasks((task, job) => volumesWith(task, 'host').map(({ name, configuration }) => onFargate(job, () => judge(
    readText(configuration, 'sourcePath'),
    (path) => `The volume ${name} is the folder ${path} of the host, and the job is for Fargate`,
  )))),
};
