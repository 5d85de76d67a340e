import { github } from 'projen';

/** The folder of the repository in a job that comes after the build. */
export const REPOSITORY = '.repo';

/** What a pull request wants to merge. */
const HEAD = 'github.event.pull_request.head';

/** In a job after the build, its artifact is in `dist` already, and a checkout beside it would delete it: so the repository gets a folder of its own. */
export function checkoutBesideBuild(): github.workflows.JobStep {
  return github.WorkflowSteps.checkout({ with: { ref: `\${{ ${HEAD}.sha }}`, repository: `\${{ ${HEAD}.repo.full_name }}`, path: REPOSITORY } });
}
