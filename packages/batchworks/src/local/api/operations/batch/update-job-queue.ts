import type { JsonObject } from '#shared/model/record';
import { ClientException } from '../../../service-error';
import type { Operation } from '../../operation';
import { shapeOf } from '../../service-model';
import { requiredQueue } from './lookup/required';
import { checkIsSettled } from './rules/changes';
import { checkJobQueue } from './rules/job-queue';

/** Changes members of a queue. */
export const updateJobQueue: Operation = {
  name: 'UpdateJobQueue',
  handle: (input, { account }) => {
    const { jobQueue: reference, ...properties } = input.ofShape<JsonObject>(shapeOf('UpdateJobQueueRequest$'));
    const queue = requiredQueue(account, reference as string);
    checkJobQueue(input, account);
    checkIsSettled(queue, account, 'update');
    if ('schedulingPolicyArn' in properties && queue.properties.schedulingPolicyArn === undefined) {
      throw new ClientException(`\`schedulingPolicyArn\` must be left out: the job queue "${queue.name}" was made without a scheduling policy, and stays so`);
    }
    account.change({ type: 'UPDATED', at: Date.now(), member: 'jobQueues', arn: queue.arn, properties });
    return { jobQueueName: queue.name, jobQueueArn: queue.arn };
  },
};
