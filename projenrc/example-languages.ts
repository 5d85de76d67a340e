import { awscdk, github } from 'projen';
import { checkoutBesideBuild, REPOSITORY } from './checkout-beside-build';

interface LanguageJob {
  /** What jsii-pacmak calls the language. */
  readonly target: string;
  readonly tools: github.workflows.Tools;
  /** Installs the package that was built from this commit, and the CDK of the TypeScript example, for the example: their templates are compared. */
  readonly install: string[];
  /** How the example is told which versions these are, where it says none itself. */
  readonly env?: Record<string, string>;
}

/** The version that jsii-pacmak gives to what is built from a commit. */
const BUILT = '0.0.0';
/** Of the TypeScript example, in a shell. */
const CDK_VERSION = '$(node -p "require(\'aws-cdk-lib/package.json\').version")';

const JOBS: Record<string, LanguageJob> = {
  python: {
    target: 'python',
    tools: { python: { version: '3.x' } },
    install: [
      'python -m venv .venv',
      `.venv/bin/pip install dist/python/*.whl "aws-cdk-lib==${CDK_VERSION}"`,
      'echo "$PWD/.venv/bin" >> "$GITHUB_PATH"',
    ],
  },
  java: {
    target: 'java',
    tools: { java: { version: '17' } },
    install: [
      `jar=$(find dist/java -name "cdk-batchworks-${BUILT}.jar")`,
      'mvn --batch-mode install:install-file -Dfile="$jar" -DpomFile="${jar%.jar}.pom"',
      `echo "MAVEN_ARGS=-Dcdk-batchworks.version=${BUILT} -Daws-cdk-lib.version=${CDK_VERSION}" >> "$GITHUB_ENV"`,
    ],
  },
  csharp: {
    target: 'dotnet',
    tools: { dotnet: { version: '8.x' } },
    install: [
      'dotnet nuget add source "$PWD/dist/dotnet" --name built',
      `echo "AwsCdkLibVersion=${CDK_VERSION}" >> "$GITHUB_ENV"`,
    ],
    env: { CdkBatchworksVersion: BUILT },
  },
  go: {
    target: 'go',
    tools: { go: { version: '^1.25.0' } },
    install: [
      'cd examples/go/render-farm',
      `go mod edit -replace "github.com/cdk-batchworks/cdk-batchworks-go/cdkbatchworks=$GITHUB_WORKSPACE/${REPOSITORY}/dist/go/cdkbatchworks"`,
      `go mod edit -require "github.com/aws/aws-cdk-go/awscdk/v2@v${CDK_VERSION}"`,
      'go mod tidy',
    ],
  },
};

/** Jobs of the build workflow that synthesize the example of each language with the package of that language, and compare the templates. */
export class ExampleLanguages {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    project.gitignore.exclude(
      '__pycache__/', '/examples/python/**/.venv/', '/examples/java/**/target/', '/examples/csharp/**/bin/', '/examples/csharp/**/obj/',
    );
    for (const [language, { target, tools, install, env }] of Object.entries(JOBS)) {
      project.buildWorkflow!.addPostBuildJob(`example-${language}`, {
        runsOn: ['ubuntu-latest'],
        permissions: { contents: github.workflows.JobPermission.READ },
        tools: { node: { version: '22' }, ...tools },
        env,
        steps: [
          checkoutBesideBuild(),
          step('Install dependencies', 'npm ci'),
          step('Extract what was built', 'tar --strip-components=1 -xzf ../dist/js/cdk-batchworks@*.tgz'),
          step(`Package for ${target}`, `npx jsii-pacmak --target ${target}`),
          step('Install packages of the example', ...install),
          step('Synthesize the example and compare', `SYNTHESIZE_EXAMPLES=${language} npx jest test/examples/languages-synth`),
        ],
      });
    }
  }
}

function step(name: string, ...commands: string[]): github.workflows.JobStep {
  return { name, run: commands.join('\n'), workingDirectory: REPOSITORY };
}
