import { imageServices, INTERNET, mayBePreloaded, publicImages } from './needs';
import { ofServices } from './of-services';
import { registryOf } from './registry';
import { placeOf } from './words';
import { isKnown } from '../../../model/unknown';
import { violates } from '../../answers';
import type { Rule } from '../../rule';

export const NW_03: Rule = {
  id: 'NW-03',
  title: 'An image from a public registry has a way to the internet',
  severity: 'error',
  explanation: 'VPC endpoints lead to Amazon ECR and to no other registry, not even to `public.ecr.aws`. '
    + 'From a subnet without a route to the internet an image of Docker Hub, Quay or the public gallery of ECR cannot be pulled, and the job never starts.',
  remedy: 'Name the image by an ECR pull-through cache (`<account>.dkr.ecr.<region>.amazonaws.com/<prefix>/…`), copy it into a repository of ECR, '
    + 'or give the subnet a route to a NAT gateway.',
  links: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  ],
  inspect: ofServices(
    (task) => imageServices(publicImages(task), [INTERNET]),
    (stranded) => {
      const image = publicImages(stranded.task).find(isKnown) ?? '';
      return violates(`Its image \`${image}\` is in the public registry ${registryOf(image)}, and ${placeOf(stranded)} has no route to the internet: `
        + 'the image cannot be pulled');
    },
    mayBePreloaded,
  ),
};
