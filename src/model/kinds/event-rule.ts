import { toApiShape } from '../api-shape';
import { jobStart } from '../job-start';
import { readList, readObject, readText } from '../read-value';
import { isObject, type JsonObject } from '../record';
import type { JobStarterModel } from '../start-types';
import { isKnown } from '../unknown';
import type { ResourceKind } from './kind';

/** A target of EventBridge is a job as soon as it has `BatchParameters`; its ARN is that of the queue. */
export const EVENT_RULE: ResourceKind<JobStarterModel> = {
  type: 'AWS::Events::Rule',
  nameProperty: 'Name',
  arnAttribute: 'Arn',
  read: ({ identity, properties }) => ({
    ...identity,
    starts: readList(properties, 'Targets').filter(isObject).flatMap((target) => {
      const parameters = readObject(target, 'BatchParameters');
      return parameters ? [jobStart(identity, context(target, properties), { ...parameters, JobQueue: target.Arn })] : [];
    }),
  }),
};

function context(target: JsonObject, properties: JsonObject) {
  const id = readText(target, 'Id');
  return {
    kind: 'rule',
    label: id !== undefined && isKnown(id) ? `the target \`${id}\`` : 'a target',
    roleArn: readText(target, 'RoleArn'),
    scheduleExpression: readText(properties, 'ScheduleExpression'),
    input: readText(target, 'Input') ?? readText(readObject(target, 'InputTransformer') ?? {}, 'InputTemplate'),
    delivery: toApiShape(readObject(target, 'RetryPolicy') ?? {}),
  } as const;
}
