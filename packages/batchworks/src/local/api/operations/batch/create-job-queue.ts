import type { JsonObject } from '#shared/model/record';
import { isFinished, jobsOfQueue } from '../../../scheduler';
import { ClientException } from '../../../service-error';
import type { Services } from '../../../services';
import type { Operation } from '../../operation';
import { shapeOf } from '../../service-model';
import { newArn } from './rules/changes';
import { checkNewJobQueue } from './rules/job-queue';
import { NAME } from './rules/limits';
import { readTags } from './rules/tags';

/** Makes a queue on compute environments that are VALID. */
export const createJobQueue: Operation = {
  name: 'CreateJobQueue',
  handle: (input, services) => {
    const { jobQueueName: _, ...properties } = input.ofShape<JsonObject>(shapeOf('CreateJobQueueRequest$'));
    const jobQueueName = input.requiredText('jobQueueName', NAME);
    checkNewJobQueue(input, services.account);
    readTags(input);
    const jobQueueArn = newArn('job-queue', jobQueueName, services.account.model.jobQueues);
    checkHasNoJobs(jobQueueName, services);
    services.account.change({
      type: 'CREATED', at: Date.now(), member: 'jobQueues', name: jobQueueName, arn: jobQueueArn, properties: { state: 'ENABLED', ...properties },
    });
    return { jobQueueName, jobQueueArn };
  },
};

/** Those of a queue that was deleted are known by its name until the last of them is over. */
function checkHasNoJobs(name: string, { runner }: Services) {
  const unfinished = jobsOfQueue(runner.state, name).filter((job) => !isFinished(job)).length;
  if (unfinished > 0) { throw new ClientException(`the job queue "${name}" was deleted, but ${unfinished} of its jobs are not over yet; wait for them`); }
}
