import { architectureOf, ARCHITECTURE_NAMES } from './architectures';
import type { ComputeEnvironmentModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { ofQueues, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { HOLDS, type Rule } from '../../rule';

export const CE_03: Rule = {
  id: 'CE-03',
  title: 'All compute environments of a queue have processors of one architecture',
  severity: 'error',
  explanation: 'AWS Batch rejects a queue whose compute environments have different architectures: it could not tell for which one an image is built.',
  remedy: 'Make a queue for each architecture.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html',
    'https://github.com/aws/containers-roadmap/issues/1853',
  ],
  inspect: ofQueues((queue, inspection) => {
    const found = queue.computeEnvironments.map((reference) => {
      const environment = inspection.find('computeEnvironments', reference);
      return isKnown(environment) ? described(environment, inspection) : environment;
    }).filter((architecture) => architecture !== undefined);
    const [first, ...others] = found.filter(isKnown);
    const other = others.find(({ architecture }) => architecture !== first.architecture);
    if (other) {
      return violates(`Its compute environment \`${first.name}\` is ${ARCHITECTURE_NAMES[first.architecture]}, \`${other.name}\` is ${
        ARCHITECTURE_NAMES[other.architecture]}`);
    }
    return found.length > 1 ? found.find((architecture) => architecture instanceof Unknown) ?? HOLDS : undefined;
  }),
};

/** Nothing, for an environment that has no architecture of its own. */
function described(environment: ComputeEnvironmentModel, inspection: Inspection) {
  const architecture = architectureOf(environment, inspection);
  return architecture !== undefined && isKnown(architecture) ? { name: environment.name, architecture } : architecture;
}
