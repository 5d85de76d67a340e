import { runsAgain } from './retried-failures';
import type { Known } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { allOf, judge, ofTasks } from '../../answers';
import type { Rule } from '../../rule';

/** What AWS Batch says of a pull that Docker Hub turned down. */
const RATE_LIMITED = { onReason: 'CannotPullContainerError: toomanyrequests: You have reached your pull rate limit.', onStatusReason: 'Task failed to start' };

const DOCKER_HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

export const JD_07: Rule = {
  id: 'JD-07',
  title: 'A job whose image is on Docker Hub tries again when it could not be pulled',
  severity: 'info',
  explanation: 'Docker Hub limits how many images an address may pull: an attempt that exceeds it fails with `CannotPullContainerError: … toomanyrequests`, '
    + 'and without a retry strategy the job with it.',
  remedy: 'Keep the image in Amazon ECR, by a pull-through cache for example, or retry with the condition `{ action: RETRY, onReason: "CannotPullContainerError*" }`.',
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
    'https://github.com/nextflow-io/nextflow/issues/4096',
  ],
  inspect: ofTasks(({ containers }, job, inspection) => allOf(containers
    .map(({ image }) => image)
    .filter(isOnDockerHub)
    .map((image) => judge(
      runsAgain(job, inspection, RATE_LIMITED),
      (again) => again,
      `Its image \`${image}\` is pulled from Docker Hub, and a pull that is turned down is not retried`,
    )))),
};

/** A name without a host in front of the first slash is one of Docker Hub: https://github.com/distribution/reference/blob/main/normalize.go */
function isOnDockerHub(image: Known<string> | undefined): image is string {
  if (image === undefined || !isKnown(image)) {
    return false;
  }
  const [first, ...rest] = image.split('/');
  const hasHost = /[.:⟨]/.test(first) || first === 'localhost';
  return rest.length === 0 ? !first.includes('⟨') : !hasHost || DOCKER_HUB.includes(first);
}
