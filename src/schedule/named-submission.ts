import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { JobSubmissionOptions } from './submission-options';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';
import { Payload } from '../submission/payload';
import { Submission } from '../submission/submission';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_BatchParameters.html; the parameters come with the event. */
const PLAIN = ['JobName', 'JobQueue', 'JobDefinition', 'ArrayProperties', 'Parameters'];

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const MAX_NAME = 128;

/** What a schedule or a trigger submits, always under the same name. */
export class NamedSubmission extends Submission {
  public readonly jobName: string;

  /**
   * @param scope What submits.
   * @param options What is submitted.
   * @param parametersToCome The parameters whose values are only known when it is submitted.
   */
  constructor(scope: IConstruct, options: JobSubmissionOptions, parametersToCome: string[] = []) {
    super(scope, options, (problem) => fail(scope, problem), parametersToCome);
    this.jobName = options.jobName ?? nameOf(this.job, scope);
    if (isKnown(this.jobName) && !NAME.test(this.jobName)) {
      fail(scope, '`jobName` must have 1 to 128 letters, digits, hyphens and underscores, and begin with a letter or a digit, '
        + `got "${this.jobName}"; rename it (JD-30)`);
    }
  }

  /** Whether a rule or a pipe of Amazon EventBridge can submit it by itself: they know nothing of the rest. */
  public get isPlain(): boolean {
    return Object.keys(this.request()).every((key) => PLAIN.includes(key));
  }

  public request(): Payload {
    return { JobName: this.jobName, ...super.request() };
  }
}

function nameOf(job: IConstruct, scope: IConstruct): string {
  const name = `${job.node.id}-${scope.node.id}`;
  return Token.isUnresolved(name) ? name : name.replace(/[^A-Za-z0-9_-]/g, '').replace(/^[_-]+/, '').slice(0, MAX_NAME);
}
