import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { imagesOf, imagesOfLaunchTemplates } from '../../images';
import { HOLDS, type Rule } from '../../rule';

export const UP_07: Rule = {
  id: 'UP-07',
  title: 'The image of the instances is given in one place',
  severity: 'warning',
  explanation: 'Where both the compute environment (`imageId`, `imageIdOverride`) and its launch template give an image, AWS Batch takes one of them, and '
    + 'which one depends on how the environment came about: its pages on updates and on the order of selection differ. A later change of the other one changes nothing.',
  remedy: 'Remove `ImageId` from the launch template, or `ImageId` and `ImageIdOverride` from the compute environment.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/ami-selection-order.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/infrastructure-updates.html',
  ],
  inspect: ofInstanceEnvironments((environment, _, inspection) => {
    const [own] = imagesOf(environment);
    if (!own) {
      return undefined;
    }
    const ofTemplates = imagesOfLaunchTemplates(environment, inspection);
    if (ofTemplates instanceof Unknown) {
      return cannotTell(ofTemplates.reason);
    }
    const [other] = ofTemplates;
    const unknown = other && [own, other].map(({ imageId }) => imageId).find((imageId) => imageId instanceof Unknown);
    if (unknown instanceof Unknown) {
      return cannotTell(unknown.reason);
    }
    return other && other.imageId !== own.imageId
      ? violates(`It gives the image ${String(own.imageId)} (\`${own.property}\`), and its launch template gives ${String(other.imageId)}: a change of one of them changes nothing`)
      : HOLDS;
  }),
};
