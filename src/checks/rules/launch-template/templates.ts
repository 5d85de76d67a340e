import type { LaunchTemplateModel } from '../../../model/launch-template-types';
import type { JsonObject } from '../../../model/record';
import type { ComputeEnvironmentModel } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import { cannotTell } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import type { Inspection } from '../../inspection';
import { launchTemplatesOf } from '../../launch-templates';
import type { Answer, Rule } from '../../rule';

/** A launch template that the templates declare, where a compute environment uses it. */
export interface DeclaredUse {
  readonly template: LaunchTemplateModel;
  /** `LaunchTemplateData`, as in the template. */
  readonly data: JsonObject;
  readonly environment: ComputeEnvironmentModel;
}

/**
 * Judges the launch templates of every compute environment whose instances AWS Batch launches. The environment is the subject:
 * what is wrong with the launch template of something else is nothing to AWS Batch.
 */
export function ofLaunchTemplates(answer: (use: DeclaredUse, inspection: Inspection) => Answer): Rule['inspect'] {
  return ofInstanceEnvironments((environment, _, inspection) => launchTemplatesOf(environment, inspection).map(({ template }) => {
    const data = template instanceof Unknown ? template : template.data;
    return template instanceof Unknown || data instanceof Unknown
      ? cannotTell((data as Unknown).reason)
      : answer({ template, data, environment }, inspection);
  }));
}
