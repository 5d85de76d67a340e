import { awscdk } from 'projen';
import { JobPermission } from 'projen/lib/github/workflows-model';
import { checkoutBesideBuild, REPOSITORY } from './checkout-beside-build';
import { NODE_VERSIONS } from './versions';

/** What users get, seen from their side: bindings of every language, tarballs with nothing odd in them, which work with every CDK and Node.js that we promise. */
export class Packaging {
  constructor(private readonly project: awscdk.AwsCdkConstructLibrary) {
    this.refuseWarnings();
    project.addTask('bindings', {
      description: 'Generate the bindings of all languages, without their tools, and build the Python wheel',
      execArgs: ['tsx', 'projenrc/scripts/bindings.ts'],
    });
    project.addTask('packages', {
      description: 'Check what the packed packages hold',
      execArgs: ['tsx', 'projenrc/scripts/packages/contents.ts'],
    });
    project.addTask('compatibility', {
      description: 'Try the packed packages with the oldest and the newest CDK, on every Node.js (--cdk oldest|newest, --node VERSION|current)',
      execArgs: ['tsx', 'projenrc/scripts/packages/compatibility.ts'],
      receiveArgs: true,
    });
    this.tryEveryPair();
  }

  /**
   * No warning of jsii passes: reserved words and clashes of names in any of the languages are said here. But one: that the library is not built with
   * the oldest CDK that it supports. It is tried with that one (`compatibility`), and built with the newest, whose checks are stricter.
   */
  private refuseWarnings() {
    for (const [task, command] of [[this.project.compileTask, 'jsii'], [this.project.watchTask, 'jsii -w']] as const) {
      task.reset(`${command} --fail-on-warnings --silence-warnings=missing-dev-dependency`);
    }
  }

  private tryEveryPair() {
    this.project.buildWorkflow!.addPostBuildJob('compatibility', {
      runsOn: ['ubuntu-latest'],
      permissions: { contents: JobPermission.READ },
      strategy: { failFast: false, matrix: { domain: { cdk: ['oldest', 'newest'], node: NODE_VERSIONS } } },
      tools: { node: { version: '${{ matrix.node }}' } },
      steps: [
        checkoutBesideBuild(),
        { name: 'Install dependencies', run: `cd ${REPOSITORY} && npm ci` },
        { name: 'Take the packages from the build', run: `mv dist ${REPOSITORY}/dist` },
        { name: 'Try them', run: `cd ${REPOSITORY} && npx projen compatibility --cdk \${{ matrix.cdk }} --node current` },
      ],
    });
  }
}
