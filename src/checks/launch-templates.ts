/** The launch templates of a compute environment. */
import type { Inspection } from './inspection';
import type { LaunchTemplateModel } from '../model/launch-template-types';
import { readList, readText } from '../model/read-value';
import { isObject, type JsonObject, objectMember } from '../model/record';
import type { ComputeEnvironmentModel, Known } from '../model/types';
import { Unknown } from '../model/unknown';

/** A launch template as a compute environment uses it. */
export interface LaunchTemplateUse {
  /** `launchTemplate` of the compute resources, or one of its `overrides`, in the API's shape. */
  readonly specification: JsonObject;
  /** `Unknown` for one that the templates do not declare. */
  readonly template: Known<LaunchTemplateModel>;
}

/** The launch template that a compute environment has for most instance types, and those for some; none without a launch template. */
export function launchTemplatesOf(environment: ComputeEnvironmentModel, inspection: Inspection): readonly LaunchTemplateUse[] {
  return inspection.once(environment, findLaunchTemplates);
}

function findLaunchTemplates({ properties }: ComputeEnvironmentModel, inspection: Inspection): readonly LaunchTemplateUse[] {
  const specification = objectMember(properties, 'computeResources').launchTemplate;
  if (specification === undefined) {
    return [];
  }
  if (!isObject(specification)) {
    return [unknownUse(specification)];
  }
  return [use(specification, inspection), ...readList(specification, 'overrides').map((item) => (isObject(item) ? use(item, inspection) : unknownUse(item)))];
}

function use(specification: JsonObject, inspection: Inspection): LaunchTemplateUse {
  const reference = readText(specification, 'launchTemplateId') ?? readText(specification, 'launchTemplateName');
  return { specification, template: inspection.find('launchTemplates', reference) };
}

function unknownUse(value: unknown): LaunchTemplateUse {
  return { specification: {}, template: value instanceof Unknown ? value : new Unknown('the launch template is not an object') };
}
