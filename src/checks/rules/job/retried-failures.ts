import { type Failure, isRetried, strategyOf } from './retry-strategies';
import type { JobDefinitionModel, Known } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { cannotTell } from '../../answers';
import type { Inspection } from '../../inspection';

/**
 * Whether a job runs again after a failure that is not its own.
 *
 * Nothing is said of a job that is to run once, by `attempts: 1`: it may not bear a second time. Nor of one that has conditions
 * and no attempts, which is wrong in itself.
 */
export function runsAgain(job: JobDefinitionModel, inspection: Inspection, failure: Failure): Known<boolean> | undefined {
  const strategy = strategyOf(job);
  if (strategy?.attempts === 1 || (strategy?.attempts === undefined && strategy?.conditions.length)) {
    return undefined;
  }
  if (inspection.startsOf(job).some((start) => strategyOf(start) !== undefined)) {
    return cannotTell('what submits the job has a retry strategy of its own');
  }
  if (!isKnown(job.properties.retryStrategy)) {
    return job.properties.retryStrategy;
  }
  return strategy ? isRetried(strategy, failure) : false;
}
