import { readList } from '../../../model/read-value';
import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { imagesOf } from '../../images';
import { HOLDS, type Rule } from '../../rule';

export const UP_06: Rule = {
  id: 'UP-06',
  title: 'Instances whose image is to stay up to date have one that AWS Batch chooses',
  severity: 'warning',
  explanation: '`updateToLatestImageVersion` makes an update of the instances take AWS Batch\'s latest image. AWS Batch ignores it where an image is given, by '
    + '`imageId` or `imageIdOverride`: the instances keep that one, with the security fixes that it had when it was made.',
  remedy: 'Remove `ImageIdOverride` (and `ImageId`) to have AWS Batch\'s images; or remove `UpdateToLatestImageVersion` and change the image when a new one is out.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResourceUpdate.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/ami-selection-order.html',
  ],
  // Not for an image of a launch template: there the flag makes AWS Batch read the template's image again.
  inspect: ofInstanceEnvironments((environment, resources) => {
    const { updateToLatestImageVersion: update } = resources;
    if (update instanceof Unknown || update !== true) {
      return update instanceof Unknown ? cannotTell(update.reason) : undefined;
    }
    const images = imagesOf(environment);
    // Of two image configurations, one may be left to AWS Batch.
    if (images.length === 0 || images.length < readList(resources, 'ec2Configuration').length) {
      return HOLDS;
    }
    const [{ property, imageId }] = images;
    return imageId instanceof Unknown
      ? cannotTell(imageId.reason)
      : violates(`It has \`UpdateToLatestImageVersion\`, which AWS Batch ignores, as \`${property}\` gives the image ${imageId}`);
  }),
};
