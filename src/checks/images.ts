/** Which images the instances of a compute environment start from. */
import { readList, readText } from '../model/read-value';
import { isObject, objectMember } from '../model/record';
import { literal } from '../model/symbols';
import type { ComputeEnvironmentModel, Known } from '../model/types';
import { isKnown, Unknown } from '../model/unknown';

/** The image types that an environment names; none where AWS Batch chooses by the instance types. */
export function imageTypesOf({ properties }: ComputeEnvironmentModel): Known<readonly string[]> {
  const types = readList(objectMember(properties, 'computeResources'), 'ec2Configuration')
    .map((item) => readText(isObject(item) ? item : { imageType: item }, 'imageType'))
    .filter((type) => type !== undefined)
    .map(literal);
  return types.find((type) => type instanceof Unknown) ?? types.filter(isKnown).map((type) => type.toUpperCase());
}

/** Why an environment may start its instances from an image that is not one of AWS Batch, and may have anything. */
export function ownImage(environment: ComputeEnvironmentModel): Unknown | undefined {
  const { launchTemplate } = objectMember(environment.properties, 'computeResources');
  return launchTemplate !== undefined || ownImagesOf(environment).length > 0
    ? new Unknown(`the instances of "${environment.name}" may have an image of their own`)
    : undefined;
}

/**
 * The images that an environment names itself, apart from the one of its launch template.
 *
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_Ec2Configuration.html: an override wins, for its image type.
 */
export function ownImagesOf({ properties }: ComputeEnvironmentModel): Known<string>[] {
  const resources = objectMember(properties, 'computeResources');
  return [readText(resources, 'imageId'), ...readList(resources, 'ec2Configuration').filter(isObject).map((item) => readText(item, 'imageIdOverride'))]
    .filter((image) => image !== undefined);
}
