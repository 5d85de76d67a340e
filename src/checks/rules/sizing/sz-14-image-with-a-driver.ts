import type { ComputeEnvironmentModel } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { allOf, judge } from '../../answers';
import { type Fleet, ofFleets } from '../../fleet';
import { allImageTypesOf, maybeOwnImage } from '../../images';
import { type Answer, HOLDS, type Rule, Violation } from '../../rule';

/** Whose GPUs the driver of `ECS_AL2023_NVIDIA` does not support, as an entry of `instanceTypes`. */
const NOT_ON_AL2023 = /^(p3|g3)(\.|$)/;

export const SZ_14: Rule = {
  id: 'SZ-14',
  title: 'The image type of a compute environment has a driver for the GPUs of its instance types',
  severity: 'error',
  explanation: 'Only the image types that end in _NVIDIA have a driver: with any other, instances with GPUs register none, and jobs that ask for '
    + 'one stay in RUNNABLE. There is none of them for AWS Graviton, and ECS_AL2023_NVIDIA does not support the families p3 and g3.',
  remedy: 'Use ECS_AL2023_NVIDIA for instance types with GPUs, or leave `ec2Configuration` out: AWS Batch then chooses by the instance type.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_Ec2Configuration.html'],
  inspect: ofFleets((fleet, environment, inspection) => judge(allImageTypesOf(environment), (images) => {
    if (images.length === 0) { return undefined; }
    const answer = allOf([hasDriver(images, fleet), isSupported(images, environment), isForArchitecture(images, fleet)]) ?? HOLDS;
    return answer instanceof Violation ? maybeOwnImage(environment, inspection) ?? answer : answer;
  })),
};

function hasDriver(images: readonly string[], fleet: Fleet): Answer {
  return images.some(isNvidia) ? undefined : judge(
    fleet.has(({ gpus }) => (isKnown(gpus) ? gpus > 0 : gpus)),
    (hasGpus) => !hasGpus || `It has instance types with GPUs, but its image type, ${images.join(', ')}, has no driver for them`,
  );
}

function isSupported(images: readonly string[], { instanceTypes }: ComputeEnvironmentModel): Answer {
  const old = instanceTypes.filter(isKnown).filter((entry) => NOT_ON_AL2023.test(entry));
  return images.every((image) => image === 'ECS_AL2023_NVIDIA')
    ? judge(old.length === 0, (supported) => supported || `Its image type, ECS_AL2023_NVIDIA, does not support the GPUs of ${old.join(', ')}`)
    : undefined;
}

function isForArchitecture(images: readonly string[], fleet: Fleet): Answer {
  return images.every(isNvidia) ? judge(
    fleet.has(({ architecture }) => architecture === 'arm64'),
    (hasGraviton) => !hasGraviton || `It has instance types with AWS Graviton, but its image type, ${images.join(', ')}, is for x86 only`,
  ) : undefined;
}

function isNvidia(imageType: string): boolean {
  return imageType.endsWith('_NVIDIA');
}
