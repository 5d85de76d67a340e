import { toApiShape } from './api-shape';
import { readText } from './read-value';
import type { JsonObject } from './record';
import type { JobStartModel } from './start-types';
import type { Known, ResourceIdentity } from './types';
import { Unknown } from './unknown';

/** What a kind of resource says about a start, besides the request. */
export type StartContext = Pick<JobStartModel, 'kind' | 'label' | 'roleArn' | 'scheduleExpression' | 'input' | 'delivery'>;

/**
 * A start.
 *
 * @param request the members of `SubmitJob`, as CloudFormation or a state machine spells them
 */
export function jobStart(identity: ResourceIdentity, context: StartContext, request: JsonObject): JobStartModel {
  const inApiShape = toApiShape(request);
  return {
    ...identity,
    ...context,
    request: inApiShape,
    jobDefinition: required(inApiShape, 'jobDefinition'),
    jobQueue: required(inApiShape, 'jobQueue'),
    shareIdentifier: readText(inApiShape, 'shareIdentifier'),
    jobName: readText(inApiShape, 'jobName'),
  };
}

function required(request: JsonObject, name: string): Known<string> {
  return readText(request, name) ?? new Unknown(`the request has no \`${name}\``);
}
