import { awscdk, github } from 'projen';

/**
 * The API takes what that of the last release took: `npx projen compat` (jsii-diff) compares with the latest version on npm, and skips where there is
 * none yet.
 *
 * What is broken on purpose is named in `.compatignore`: a key on each line, as jsii-diff prints it, and the reason on a line before it that
 * begins with `#`.
 */
export class ApiStability {
  /** A step of the workflows for pull requests and for releases: after the build, and before anything is published. */
  public static readonly STEP: github.workflows.JobStep = { name: 'Compare the API with the last release', run: 'npx projen compat' };

  constructor(project: awscdk.AwsCdkConstructLibrary) {
    project.npmignore!.exclude('/.compatignore');
  }
}
