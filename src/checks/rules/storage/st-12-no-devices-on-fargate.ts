import { onFargate } from './platforms';
import { readObject } from '../../../model/read-value';
import { isKnown, Unknown } from '../../../model/unknown';
import { ofContainers, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_LinuxParameters.html */
const NOT_ON_FARGATE = ['devices', 'maxSwap', 'sharedMemorySize', 'swappiness', 'tmpfs'];

export const ST_12: Rule = {
  id: 'ST-12',
  title: 'A job on Fargate has no devices, tmpfs, shared memory or swap of its own',
  severity: 'error',
  explanation: `AWS Batch rejects a job definition for Fargate with one of ${NOT_ON_FARGATE.join(', ')} in \`linuxParameters\`.`,
  remedy: 'Leave these out, or let the job run on instances; for scratch files mount an empty volume.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_LinuxParameters.html'],
  inspect: ofContainers(({ properties }, _task, job) => {
    const parameters = readObject(properties, 'linuxParameters');
    return parameters && onFargate(job, () => {
      const found = NOT_ON_FARGATE.filter((name) => isSet(parameters[name]));
      const unknown = NOT_ON_FARGATE.map((name) => parameters[name]).find((value) => value instanceof Unknown);
      return found.length === 0 ? unknown ?? HOLDS : violates(`It sets ${found.join(', ')} in \`linuxParameters\` and is for Fargate`);
    });
  }),
};

/** An empty list is none; what is not known may be none either. */
function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && isKnown(value);
}
