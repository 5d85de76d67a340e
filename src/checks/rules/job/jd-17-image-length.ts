import { isAtMost } from './text-length';
import { isKnown } from '../../../model/unknown';
import { judge, ofContainers } from '../../answers';
import type { Rule } from '../../rule';

const MAX_LENGTH = 255;

export const JD_17: Rule = {
  id: 'JD-17',
  title: 'The name of an image has at most 255 characters',
  severity: 'error',
  explanation: `AWS Batch rejects a job definition whose image has a name of more than ${MAX_LENGTH} characters, registry, repository and tag together.`,
  remedy: 'Give the repository or the tag a shorter name.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html'],
  inspect: ofContainers(({ image }) => image === undefined ? undefined : judge(
    isAtMost(image, MAX_LENGTH),
    (fits) => fits,
    `Its image ${isKnown(image) ? `${image.slice(0, 60)}…` : ''} has a name of more than ${MAX_LENGTH} characters: the job definition cannot be registered`,
  )),
};
