/** The launch templates of a compute environment, and the images of its instances: what the rules of several areas ask for. */
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

/** An image of the user's own, and the property that names it. */
export interface OwnImage {
  readonly property: string;
  readonly imageId: Known<string>;
}

/** The images that the compute environment itself names. */
export function imagesOf({ properties }: ComputeEnvironmentModel): readonly OwnImage[] {
  const resources = objectMember(properties, 'computeResources');
  const overrides = readList(resources, 'ec2Configuration').filter(isObject).map((configuration) => ownImage(configuration, 'imageIdOverride'));
  return [ownImage(resources, 'imageId'), ...overrides].filter((image) => image !== undefined);
}

/** The images that the launch templates of a compute environment name; `Unknown` as soon as one of them is declared elsewhere. */
export function imagesOfLaunchTemplates(environment: ComputeEnvironmentModel, inspection: Inspection): Known<readonly OwnImage[]> {
  const images: OwnImage[] = [];
  for (const { template } of launchTemplatesOf(environment, inspection)) {
    const data = template instanceof Unknown ? template : template.data;
    if (data instanceof Unknown) {
      return data;
    }
    images.push(...[ownImage(data, 'ImageId')].filter((image) => image !== undefined));
  }
  return images;
}

/**
 * Whether the instances run images that AWS Batch chooses: `true`, or `false` as soon as one setting names an image, as an environment
 * that mixes both is nothing to make statements about.
 */
export function runsBatchImages(environment: ComputeEnvironmentModel, inspection: Inspection): Known<boolean> {
  const ofTemplates = imagesOfLaunchTemplates(environment, inspection);
  const images = [...imagesOf(environment), ...ofTemplates instanceof Unknown ? [] : ofTemplates];
  if (images.some(({ imageId }) => !(imageId instanceof Unknown))) {
    return false;
  }
  const unknown = images.map(({ imageId }) => imageId).find((imageId) => imageId instanceof Unknown) ?? ofTemplates;
  return unknown instanceof Unknown ? unknown : true;
}

/** The image types of `ec2Configuration`, in upper case. Without one, Amazon Linux 2023 is what AWS Batch takes. */
export function imageTypesOf({ properties }: ComputeEnvironmentModel): readonly Known<string>[] {
  const resources = objectMember(properties, 'computeResources');
  return readList(resources, 'ec2Configuration').map((configuration) => {
    const imageType = isObject(configuration) ? readText(configuration, 'imageType') : undefined;
    return typeof imageType === 'string' ? imageType.toUpperCase() : imageType ?? new Unknown('an entry of `ec2Configuration` has no `imageType`');
  });
}

/** An empty text takes an image back that was given before. */
function ownImage(properties: JsonObject, property: string): OwnImage | undefined {
  const imageId = readText(properties, property);
  return imageId === undefined || imageId === '' ? undefined : { property, imageId };
}
