import { toApiShape } from '../api-shape';
import { readNumber, readObject, readText, readTexts } from '../read-value';
import { type JsonObject, member, objectMember } from '../record';
import type { JobDefinitionModel, Known } from '../types';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

/** What the constructs of this library write into a job definition: the construct path of its queue. */
export const QUEUE_METADATA = 'cdk-batchworks:queue';

/** And into the definition of an array job: its default size. */
export const ARRAY_SIZE_METADATA = 'cdk-batchworks:arraySize';

export const JOB_DEFINITION: ResourceKind<JobDefinitionModel> = {
  type: 'AWS::Batch::JobDefinition',
  nameProperty: 'JobDefinitionName',
  arnAttribute: 'JobDefinitionArn',
  read: ({ identity, properties: declared, metadata }) => {
    const properties = toApiShape(declared);
    const queuePath = member(metadata, QUEUE_METADATA);
    const arraySize = member(metadata, ARRAY_SIZE_METADATA);
    return {
      ...identity,
      type: typeof properties.type === 'string' ? properties.type.toLowerCase() : 'container',
      platformCapabilities: readTexts(properties, 'platformCapabilities'),
      parameters: parameters(properties),
      containerProperties: readObject(properties, 'containerProperties'),
      retryStrategy: readObject(properties, 'retryStrategy'),
      timeoutSeconds: properties.timeout instanceof Unknown ? properties.timeout : readNumber(objectMember(properties, 'timeout'), 'attemptDurationSeconds'),
      queuePath: typeof queuePath === 'string' ? queuePath : undefined,
      arraySize: Number.isInteger(arraySize) ? arraySize as number : undefined,
      properties,
    };
  },
};

function parameters(properties: JsonObject): Record<string, Known<string>> {
  const declared = readObject(properties, 'parameters') ?? {};
  return Object.fromEntries(Object.keys(declared)
    .map((name) => [name, readText(declared, name) ?? new Unknown(`the parameter "${name}" has no value`)]));
}
