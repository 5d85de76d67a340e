import { toApiShape } from '../api-shape';
import { parseEmbeddedJson } from '../embedded-json';
import { jobStart } from '../job-start';
import { readObject, readText } from '../read-value';
import { isObject, objectMember } from '../record';
import type { JobStarterModel } from '../start-types';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

/** The universal target that calls `SubmitJob`: EventBridge Scheduler has no other way to AWS Batch. */
const SUBMIT_JOB = /:scheduler:::aws-sdk:batch:submitJob$/i;

/** A schedule whose input is the request of `SubmitJob`, as JSON. */
export const SCHEDULE: ResourceKind<JobStarterModel> = {
  type: 'AWS::Scheduler::Schedule',
  nameProperty: 'Name',
  arnAttribute: 'Arn',
  read: ({ identity, properties }) => {
    const target = objectMember(properties, 'Target');
    if (typeof target.Arn !== 'string' || !SUBMIT_JOB.test(target.Arn)) {
      return { ...identity, starts: [] };
    }
    const context = {
      kind: 'schedule',
      label: 'the schedule',
      roleArn: readText(target, 'RoleArn'),
      scheduleExpression: readText(properties, 'ScheduleExpression'),
      delivery: toApiShape(readObject(target, 'RetryPolicy') ?? {}),
    } as const;
    const request = parseEmbeddedJson(readText(target, 'Input') ?? new Unknown('the schedule has no `Input`'));
    return { ...identity, starts: [jobStart(identity, context, isObject(request) ? request : { JobDefinition: request, JobQueue: request })] };
  },
};
