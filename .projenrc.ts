import { awscdk, DependencyType, javascript, ReleasableCommits, typescript } from 'projen';
import { ApiStability } from './projenrc/api-stability';
import { BatchworksPackage } from './projenrc/batchworks-package';
import { Demo } from './projenrc/demo';
import { DocsSite } from './projenrc/docs-site';
import { Documentation } from './projenrc/documentation';
import { ExampleLanguages } from './projenrc/example-languages';
import { ImportDirections } from './projenrc/import-directions';
import { InstanceTypes } from './projenrc/instance-types';
import { LockStepRelease } from './projenrc/lock-step-release';
import { NpmSettings } from './projenrc/npm-settings';
import { Packaging } from './projenrc/packaging';
import { jestOptions } from './projenrc/unit-tests';
import { CDK_CLI_VERSION, CDK_VERSION, CONSTRUCTS_VERSION, MINIMUM_CDK_VERSION, TYPESCRIPT_VERSION } from './projenrc/versions';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-batchworks',
  description: 'AWS Batch in a few lines of CDK, checked before you deploy, and runnable on your own machine.',
  keywords: ['aws', 'batch', 'cdk', 'aws-batch', 'fargate', 'spot', 'ecs', 'jobs', 'scheduler'],
  author: 'cdk-batchworks contributors',
  authorAddress: 'https://github.com/cdk-batchworks',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-batchworks/cdk-batchworks.git',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-batchworks contributors',
  stability: 'stable',
  defaultReleaseBranch: 'main',
  majorVersion: 0,

  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0', // the oldest that jsii and the AWS SDK run on
  workflowNodeVersion: '24', // the first whose npm knows trusted publishing
  cdkVersion: CDK_VERSION,
  peerDependencyOptions: { pinnedDevDependency: false },
  constructsVersion: CONSTRUCTS_VERSION,
  jsiiVersion: '~6.0.0',
  typescriptVersion: TYPESCRIPT_VERSION,
  devDeps: [
    '@aws-sdk/client-auto-scaling@^3', // for the `*.lambda` folders, which find the SDK in their runtime
    '@aws-sdk/client-batch@^3',
    '@aws-sdk/client-ecs@^3',
    `aws-cdk@${CDK_CLI_VERSION}`,
    `aws-cdk-lib@${CDK_VERSION}`,
    '@types/node@^20',
    'asl-validator@^3', // says whether a state machine is one
    'aws-local-stepfunctions@^3', // runs the state machines of the tests
    'cdk-nag@^3',
    'eslint-plugin-import@^2',
    'fast-check@^4',
    'jest@~30.4.0',
    'jsonata@^2', // evaluates what a state machine is to evaluate
    'projen@~0.103.0',
    'ts-jest@^29',
    'tsx@^4',
    'yaml@^2', // the templates of the checks' examples
  ],

  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  // No maps in `lib`: the CDK captures a stack for every resource, and Node.js would map our part of each of them at synthesis.
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: ['.projenrc.ts'], // beside all that does not begin with a dot
    exclude: ['packages', 'lib', 'dist', 'cdk.out'],
    compilerOptions: {
      paths: { 'cdk-batchworks': ['./src/index.ts'], 'batchworks': ['./packages/batchworks/src/index.ts'], '#shared/*': ['./src/*'] },
    },
  },
  typecheckTests: true,
  integrationTestAutoDiscover: false, // the whole-template snapshots are jest tests: test/integ.*.ts
  lambdaAutoDiscover: false,
  jestOptions: jestOptions({
    setupFiles: ['<rootDir>/test/_helpers/setup.ts'],
    moduleNameMapper: { '^cdk-batchworks$': '<rootDir>/src/index.ts', '^batchworks$': '<rootDir>/packages/batchworks/lib/index.js' },
  }),
  sampleCode: false,
  eslintOptions: { projectService: false, tsconfigPath: './tsconfig.dev.json', dirs: ['src'], devdirs: ['test', 'examples', 'bench', 'packages/batchworks/src', 'packages/batchworks/test'] },
  gitignore: ['/bench/results.json', 'cdk.out/', '.batchworks/', '/examples/**/output/', '.DS_Store'],
  npmIgnoreOptions: { ignorePatterns: ['/packages', '/API.md', '/examples', '/bench', '/docs', '/rosetta', '/.ci', '/tsconfig.dev.json', '/AGENTS.md', '/CONTRIBUTING.md', '/.npmrc', '.jsii.tabl.json'] },

  releasableCommits: ReleasableCommits.featuresAndFixes(),
  releaseToNpm: false, // two packages go to npm together: projenrc/lock-step-release.ts
  publishToPypi: { distName: 'cdk-batchworks', module: 'cdk_batchworks', trustedPublishing: true },
  publishToMaven: { javaPackage: 'io.github.cdkbatchworks', mavenGroupId: 'io.github.cdk-batchworks', mavenArtifactId: 'cdk-batchworks' },
  publishToNuget: { dotNetNamespace: 'CdkBatchworks', packageId: 'CdkBatchworks', trustedPublishing: true },
  publishToGo: { moduleName: 'github.com/cdk-batchworks/cdk-batchworks-go', packageName: 'cdkbatchworks' },

  depsUpgrade: false,
  dependabot: true,
  githubOptions: { mergify: false },
  bumpPackage: 'commit-and-tag-version@^12', // 13 asks for Node 22
  postBuildSteps: [ApiStability.STEP],
  pullRequestTemplate: false,
});

new NpmSettings(project);
new ImportDirections(project);
new ApiStability(project);
new Documentation(project);
new DocsSite(project);
new InstanceTypes(project);
new Packaging(project); // before what extends the compile task
const batchworks = new BatchworksPackage(project);
new LockStepRelease(project, batchworks);
new Demo(project);
new ExampleLanguages(project);

// Users need the oldest CDK that works, the tests run on the newest that was looked at.
project.deps.removeDependency('aws-cdk-lib', DependencyType.PEER);
project.deps.addDependency(`aws-cdk-lib@^${MINIMUM_CDK_VERSION}`, DependencyType.PEER);

project.synth();
