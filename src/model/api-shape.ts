/**
 * From the shape of the properties in a template to the shape of the AWS Batch API.
 *
 * Both have the same members, in PascalCase there and camelCase here. CloudFormation converts `"300"` to a number and `2` to
 * a text where the API has it so; templates rely on it, hence the lists of the API's numbers and booleans.
 * They are those of `RegisterJobDefinition`, `CreateJobQueue`, `CreateComputeEnvironment` and `SubmitJob`, of what CloudFormation adds, and
 * of what EventBridge has beside `SubmitJob`; no name stands for a number in one place and for a text in another.
 */
import { isObject, type JsonObject, mapObject } from './record';

/** Objects whose members are named by the user: names stay as they are, values are text. */
const MAPS = new Set(['annotations', 'capacityTags', 'labels', 'limits', 'options', 'parameters', 'requests', 'tags']);

const NUMBERS = new Set([
  'attemptDurationSeconds', 'attempts', 'bidPercentage', 'computeReservation', 'desiredvCpus', 'hardLimit', 'jobExecutionTimeoutMinutes',
  'mainNode', 'maxSwap', 'maxTimeSeconds', 'maxvCpus', 'maximumEventAgeInSeconds', 'maximumRetryAttempts', 'memory', 'minScaleDownDelayMinutes', 'minvCpus', 'numNodes', 'order', 'priority',
  'quantity', 'revision', 'runAsGroup', 'runAsUser', 'scaleInAfter', 'schedulingPriority', 'schedulingPriorityOverride', 'shareDecaySeconds', 'sharedMemorySize', 'size',
  'sizeInGiB', 'softLimit', 'startTimeout', 'stopTimeout', 'storageSizeGiB', 'swappiness', 'totalQuantity', 'transitEncryptionPort', 'unmanagedvCpus', 'vcpus',
  'weightFactor',
]);

const BOOLEANS = new Set([
  'allowPrivilegeEscalation', 'enableExecuteCommand', 'essential', 'fipsEnabled', 'hostNetwork', 'initProcessEnabled',
  'instanceMetadataTagsPropagation', 'optional', 'privileged', 'propagateTags', 'readOnly', 'readOnlyRootFilesystem', 'readonlyRootFilesystem',
  'replaceComputeEnvironment', 'runAsNonRoot', 'shareProcessNamespace', 'skipDeregisterOnUpdate', 'terminateJobsOnUpdate',
  'updateToLatestImageVersion', 'useLocalStorage',
]);

/** Converts the properties of a resource, intrinsic functions resolved before. */
export function toApiShape(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => {
    const apiName = memberName(name);
    return [apiName, MAPS.has(apiName) && isObject(value) ? mapObject(value, toText) : toApiValue(value, apiName)];
  }));
}

function toApiValue(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => toApiValue(item, name));
  }
  return isObject(value) ? toApiShape(value) : toScalar(value, name);
}

/** The only member that the API does not spell like CloudFormation, but for the first letter: `s3files`. */
function memberName(property: string): string {
  return property === 'S3FilesVolumeConfiguration' ? 's3filesVolumeConfiguration' : property.charAt(0).toLowerCase() + property.slice(1);
}

function toScalar(value: unknown, name: string): unknown {
  if (NUMBERS.has(name)) {
    return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  }
  if (BOOLEANS.has(name)) {
    return value === 'true' ? true : value === 'false' ? false : value;
  }
  return toText(value);
}

function toText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
