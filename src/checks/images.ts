/** Which images the instances of a compute environment start from. */
import type { Inspection } from './inspection';
import { launchTemplatesOf } from './launch-templates';
import { readList, readText } from '../model/read-value';
import { isObject, type JsonObject, objectMember } from '../model/record';
import { literal } from '../model/symbols';
import type { ComputeEnvironmentModel, Known } from '../model/types';
import { isKnown, Unknown } from '../model/unknown';

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

/** The same, known for all of them or for none; an empty list where AWS Batch chooses by the instance types. */
export function allImageTypesOf(environment: ComputeEnvironmentModel): Known<readonly string[]> {
  const types = imageTypesOf(environment).map(literal);
  return types.find((type) => type instanceof Unknown) ?? types.filter(isKnown);
}

/** Why an environment may start its instances from an image that is not one of AWS Batch, and may have anything. */
export function maybeOwnImage(environment: ComputeEnvironmentModel, inspection: Inspection): Unknown | undefined {
  return runsBatchImages(environment, inspection) === true
    ? undefined
    : new Unknown(`the instances of \`${environment.name}\` may have an image of their own`);
}

/** An empty text takes an image back that was given before. */
function ownImage(properties: JsonObject, property: string): OwnImage | undefined {
  const imageId = readText(properties, property);
  return imageId === undefined || imageId === '' ? undefined : { property, imageId };
}
