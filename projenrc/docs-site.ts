import { awscdk } from 'projen';
import { GithubWorkflow, WorkflowSteps } from 'projen/lib/github';
import { JobPermission } from 'projen/lib/github/workflows-model';

/** `docs/` as a site on GitHub Pages, renewed with every push. In the settings of the repository, the source of its pages is "GitHub Actions". */
export class DocsSite {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    const site = project.addTask('docs:site', {
      description: 'Make dist/site out of docs/, for Jekyll',
      execArgs: ['tsx', 'projenrc/scripts/docs-site.ts'],
    });

    const workflow = new GithubWorkflow(project.github!, 'docs', { limitConcurrency: true, concurrencyOptions: { group: 'pages' } });
    workflow.on({ push: { branches: ['main'], paths: ['docs/**'] }, workflowDispatch: {} });
    workflow.addJob('publish', {
      runsOn: ['ubuntu-latest'],
      permissions: { contents: JobPermission.READ, pages: JobPermission.WRITE, idToken: JobPermission.WRITE },
      environment: 'github-pages',
      steps: [
        WorkflowSteps.checkout(),
        ...project.renderWorkflowSetup({ mutable: false }),
        { name: 'Prepare', run: project.runTaskCommand(site) },
        { name: 'Build', uses: 'actions/jekyll-build-pages@v1', with: { source: 'dist/site', destination: '_site' } },
        { name: 'Upload', uses: 'actions/upload-pages-artifact@v4' },
        { name: 'Publish', uses: 'actions/deploy-pages@v4' },
      ],
    });
  }
}
