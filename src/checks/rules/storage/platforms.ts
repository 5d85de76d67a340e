import type { JobDefinitionModel } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import { platformsOf } from '../../placements';
import type { Answer } from '../../rule';

/** Judges what is so on Fargate alone; says nothing about a job for something else. */
export function onFargate(job: JobDefinitionModel, answer: () => Answer): Answer {
  const platforms = platformsOf(job);
  if (platforms instanceof Unknown) {
    return answer() && platforms;
  }
  return platforms.includes('FARGATE') ? answer() : undefined;
}
