import { architectureOf, ARCHITECTURE_NAMES } from './architectures';
import type { Architecture } from '../../../model/instance-types/instance-types';
import type { Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, judge, ofComputeEnvironments } from '../../answers';
import { imagesOf } from '../../images';
import type { Answer, Rule } from '../../rule';

export const CE_20: Rule = {
  id: 'CE-20',
  title: 'The image of a compute environment is built for the architecture of its instance types',
  severity: 'error',
  explanation: 'Instances do not start from an image of another architecture, and jobs stay in RUNNABLE. Of an image that AWS publishes in the '
    + 'Parameter Store, the name of the parameter tells the architecture.',
  remedy: 'Take the image for the other architecture: with the CDK, `EcsOptimizedImage.amazonLinux2023(AmiHardwareType.ARM)` for AWS Graviton.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_Ec2Configuration.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html',
  ],
  inspect: ofComputeEnvironments((environment, inspection) => {
    const architecture = architectureOf(environment, inspection);
    return allOf(imagesOf(environment).map(({ imageId: image }) => judge(imageArchitecture(image), (ofImage) => judge(architecture, (ofInstances) => (
      ofImage === ofInstances || says(ofImage, ofInstances, image))))));
  }),
};

function says(ofImage: Architecture, ofInstances: Architecture, image: Known<string>): Answer | string {
  const parameter = isKnown(image) ? image : image.storeParameter;
  return `Its image ${parameter} is for ${ARCHITECTURE_NAMES[ofImage]}, but its instance types are ${ARCHITECTURE_NAMES[ofInstances]}`;
}

/**
 * As the parameter is named: `…/optimized-ami/amazon-linux-2023/arm64/recommended/image_id`, `…/bottlerocket/aws-ecs-2/x86_64/…`. Images for
 * Amazon ECS and EKS whose parameter names none are for x86.
 */
function imageArchitecture(image: Known<string>): Known<Architecture> {
  const parameter = isKnown(image) ? '' : image.storeParameter ?? '';
  const [, named] = /^\/aws\/service\/.*[/-](arm64|x86_64)(?:[/-]|$)/.exec(parameter) ?? [];
  if (named) {
    return named as Architecture;
  }
  return /^\/aws\/service\/(ecs|eks)\/optimized-ami\//.test(parameter) ? 'x86_64' : new Unknown('only EC2 knows the architecture of the image');
}
