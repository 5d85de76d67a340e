import { objectMember } from '../../../model/record';
import type { JobStartModel } from '../../../model/start-types';
import { isLiteral } from '../../../model/symbols';
import type { JobDefinitionModel } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import { cannotTell, ofJobs, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const UP_11: Rule = {
  id: 'UP-11',
  title: 'A revision that something submits outlives the next deploy',
  severity: 'warning',
  explanation: 'With each change of a job definition, CloudFormation registers a new revision and deregisters the one before. Whoever has the ARN of that one, '
    + 'such as a state machine that is running or a rule that is updated a moment later, can submit no job any more.',
  remedy: 'Set `ResourceRetentionPolicy.SkipDeregisterOnUpdate` to true (in the CDK, `skipDeregisterOnUpdate`), or submit by the name without a revision.',
  links: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-batch-jobdefinition.html',
    'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1761',
    'https://github.com/aws/aws-cdk/pull/36011',
  ],
  inspect: ofJobs((job, inspection) => {
    const start = inspection.startsOf(job).find((candidate) => namesRevision(candidate, job));
    if (!start) {
      return undefined;
    }
    const { skipDeregisterOnUpdate: skips } = objectMember(job.properties, 'resourceRetentionPolicy');
    if (skips instanceof Unknown || job.properties.resourceRetentionPolicy instanceof Unknown) {
      return cannotTell('whether old revisions are kept is not known');
    }
    return skips === true
      ? HOLDS
      : violates(`\`${start.name}\` submits it by its revision, and the next change deregisters that one: what holds the old ARN by then fails`);
  }),
};

/** `Ref` and the ARN have the revision; a name has it at its end, or not at all. */
function namesRevision({ jobDefinition }: JobStartModel, { properties }: JobDefinitionModel): boolean {
  if (jobDefinition instanceof Unknown || jobDefinition === properties.jobDefinitionName) {
    return false;
  }
  return !isLiteral(jobDefinition) || /:\d+$/.test(jobDefinition);
}
