import type { JsonObject } from '#shared/model/record';
import { batchArn } from '../../deployment';
import { isFinished, jobsOfQueue } from '../../scheduler';
import { ClientException } from '../../service-error';
import type { Services } from '../../services';
import type { Operation } from '../operation';
import { shapeOf } from '../service-model';
import { checkJobQueue } from './job-queue-rules';
import { NAME } from './limits';
import { readTags } from './tags';

/** Makes a queue on compute environments that are VALID. */
export const createJobQueue: Operation = {
  name: 'CreateJobQueue',
  handle: (input, services) => {
    const { jobQueueName: _, ...properties } = input.ofShape<JsonObject>(shapeOf('CreateJobQueueRequest$'));
    const jobQueueName = input.requiredText('jobQueueName', NAME);
    checkJobQueue(input, services.account);
    readTags(input);
    checkIsNew(jobQueueName, services);
    const jobQueueArn = batchArn('job-queue', jobQueueName);
    services.account.change({
      type: 'CREATED', at: Date.now(), member: 'jobQueues', name: jobQueueName, arn: jobQueueArn, properties: { state: 'ENABLED', ...properties },
    });
    return { jobQueueName, jobQueueArn };
  },
};

/** Also of a queue that was deleted: its jobs are known by its name until the last of them is over. */
function checkIsNew(name: string, { account, runner }: Services) {
  if (account.model.jobQueues.some((queue) => queue.name === name)) { throw new ClientException(`Object already exists: the job queue "${name}"`); }
  const unfinished = jobsOfQueue(runner.state, name).filter((job) => !isFinished(job)).length;
  if (unfinished > 0) { throw new ClientException(`the job queue "${name}" was deleted, but ${unfinished} of its jobs are not over yet; wait for them`); }
}
