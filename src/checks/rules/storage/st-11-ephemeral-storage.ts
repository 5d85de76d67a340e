import { isKnown } from '../../../model/unknown';
import { allOf, judge, ofTasks, violates } from '../../answers';
import { platformsOf } from '../../placements';
import { HOLDS, type Rule } from '../../rule';

const MIN_GIB = 21;
const MAX_GIB = 200;

export const ST_11: Rule = {
  id: 'ST-11',
  title: `Ephemeral storage is ${MIN_GIB} to ${MAX_GIB} GiB, on Fargate`,
  severity: 'error',
  explanation: `AWS Batch rejects a job definition with fewer than ${MIN_GIB} or more than ${MAX_GIB} GiB of ephemeral storage, and any on instances. `
    + 'A job on Fargate has 20 GiB without it.',
  remedy: `Ask for ${MIN_GIB} to ${MAX_GIB} GiB, or leave it out for 20 GiB; for jobs on instances make the root volume of the launch template larger.`,
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_EphemeralStorage.html'],
  inspect: ofTasks(({ ephemeralStorageGiB }, job) => {
    if (ephemeralStorageGiB === undefined) {
      return undefined;
    }
    const platforms = platformsOf(job);
    return allOf([
      judge(ephemeralStorageGiB, (size) => (Number.isInteger(size) && size >= MIN_GIB && size <= MAX_GIB)
        || `It asks for ${size} GiB of ephemeral storage, which are not ${MIN_GIB} to ${MAX_GIB}`),
      !isKnown(platforms) ? platforms : platforms.includes('EC2')
        ? violates('It asks for ephemeral storage, which exists on Fargate only, and is for EC2')
        : HOLDS,
    ]);
  }),
};
