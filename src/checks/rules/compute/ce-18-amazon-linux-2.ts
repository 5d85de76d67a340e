import { Unknown } from '../../../model/unknown';
import { allOf, cannotTell, violates } from '../../answers';
import { deployedBefore } from '../../before';
import { ofInstanceEnvironments } from '../../environments';
import { imageTypesOf, runsBatchImages } from '../../images';
import { type Answer, HOLDS, type Rule } from '../../rule';

const AMAZON_LINUX_2 = ['ECS_AL2', 'ECS_AL2_NVIDIA'];

export const CE_18: Rule = {
  id: 'CE-18',
  title: 'The instances run an image that AWS Batch still offers',
  severity: 'error',
  explanation: 'Since 30 June 2026, AWS Batch creates no compute environment with its images of Amazon Linux 2 (`ECS_AL2`, `ECS_AL2_NVIDIA`). '
    + 'One that exists keeps running, without updates.',
  remedy: 'Set `ImageType` to `ECS_AL2023`, or `ECS_AL2023_NVIDIA` for GPUs; or give an image of your own with `ImageIdOverride`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_Ec2Configuration.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/ecs-migration-2023.html',
    'https://github.com/ASFHyP3/hyp3/issues/3039',
  ],
  inspect: ofInstanceEnvironments((environment, _, inspection) => {
    const ours = runsBatchImages(environment, inspection);
    const exists = deployedBefore('computeEnvironments', environment, inspection) !== undefined;
    return allOf(imageTypesOf(environment).map((imageType): Answer => {
      if (imageType instanceof Unknown || !AMAZON_LINUX_2.includes(imageType)) {
        return imageType instanceof Unknown ? imageType : HOLDS;
      }
      if (ours instanceof Unknown || !ours) {
        return ours instanceof Unknown ? cannotTell(ours.reason) : HOLDS;
      }
      return exists
        ? violates(`Its instances run AWS Batch's image ${imageType}, which has had no updates since June 2026`, { severity: 'warning' })
        : violates(`Its instances run AWS Batch's image ${imageType}, with which AWS Batch has created no compute since June 2026`);
    }));
  }),
};
