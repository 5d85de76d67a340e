import { awscdk, javascript, typescript } from 'projen';
import { jestOptions } from './unit-tests';
import { TYPESCRIPT_VERSION } from './versions';

/** `packages/batchworks`: the command line and the local Batch, a plain TypeScript package of its own. */
export class BatchworksPackage extends typescript.TypeScriptProject {
  constructor(library: awscdk.AwsCdkConstructLibrary) {
    super({
      parent: library,
      outdir: 'packages/batchworks',
      name: 'batchworks',
      description: 'Run, watch and check AWS Batch jobs: on your own machine from a CloudFormation template, or in your account.',
      keywords: ['aws', 'batch', 'aws-batch', 'local', 'emulator', 'cli'],
      authorName: library.package.manifest.author.name,
      authorUrl: 'https://github.com/cdk-batchworks',
      authorOrganization: true,
      repository: 'https://github.com/cdk-batchworks/cdk-batchworks.git',
      repositoryDirectory: 'packages/batchworks',
      license: 'Apache-2.0',
      copyrightOwner: 'cdk-batchworks contributors',
      defaultReleaseBranch: 'main',
      packageManager: javascript.NodePackageManager.NPM,
      minNodeVersion: '20.16.0',
      bin: { batchworks: 'bin/batchworks.js' },
      entrypoint: 'lib/index.js',
      typescriptVersion: TYPESCRIPT_VERSION,
      deps: [
        '@aws-sdk/client-batch@^3.1138.0', // older ones do not export the shapes of the API
        '@aws-sdk/client-cloudwatch-logs@^3',
        '@aws-sdk/client-secrets-manager@^3',
        'commander@^14',
        '@hono/node-server@^2',
        'dockerode@^5',
        'hono@^4',
        'immutable@^5',
        'log-update@^6',
        'picocolors@^1',
        'yaml@^2',
      ],
      devDeps: ['@aws-sdk/client-ssm@^3', '@types/dockerode@^4', '@types/node@^20', 'jest@~30.4.0', 'ts-jest@^29', 'fast-check@^4', 'pngjs@^7', '@types/pngjs@^6'],
      jestOptions: jestOptions({
        moduleNameMapper: { '^#shared/(.*)$': '<rootDir>/../../src/$1' },
      }),
      tsconfig: {
        compilerOptions: {
          target: 'ES2022',
          lib: ['es2022'],
          module: 'node16',
          moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
          skipLibCheck: true,
          paths: { '#shared/*': ['../../src/*'] },
        },
      },
      tsconfigDevFile: 'tsconfig.dev.json',
      tsconfigDev: { include: ['src/**/*.ts', 'test/**/*.ts'], compilerOptions: { isolatedModules: true, rootDir: '../..' } },
      typecheckTests: true,
      eslint: false, // the repository is linted as one, from its root
      sampleCode: false,
      projenrcTs: false,
      depsUpgrade: false,
      release: false,
      npmIgnoreOptions: { ignorePatterns: ['/tsconfig*.json', '/test', '/src'] },
    });
    this.npmignore!.exclude('*.tsbuildinfo'); // after projen's own patterns, which let all of `lib` in
    this.leaveInstallToRoot();
    this.shareSources();
    this.chain(library);
  }

  /** An install that starts in a workspace prunes what only the others need. */
  private leaveInstallToRoot() {
    for (const task of [this.package.installTask, this.package.installCiTask]) {
      task.reset();
      task.say('installed from the root of the workspace');
    }
  }

  /**
   * `src/model` and `src/checks` of the library, and the table of Fargate sizes, are compiled a second time, into `lib/shared`,
   * and imported as `#shared/…`:
   * so this package installs alone, without `aws-cdk-lib`.
   */
  private shareSources() {
    new javascript.TypescriptConfig(this, {
      fileName: 'tsconfig.shared.json',
      include: ['../../src/model/**/*.ts', '../../src/checks/**/*.ts', '../../src/templates/**/*.ts', '../../src/private/ecr-registry.ts', '../../src/private/fargate-sizes.ts'],
      exclude: ['../../src/checks/batch-checks.ts'], // the one file of them that needs a CDK
      compilerOptions: {
        ...this.tsconfig!.compilerOptions,
        paths: undefined,
        composite: true,
        rootDir: '../../src',
        outDir: 'lib/shared',
        tsBuildInfoFile: 'lib/shared/.tsbuildinfo',
      } as javascript.TypeScriptCompilerOptions,
    });
    this.tsconfig!.file.addOverride('references', [{ path: './tsconfig.shared.json' }]);
    this.package.addField('imports', { '#shared/*': { types: './lib/shared/*.d.ts', default: './lib/shared/*.js' } });
  }

  /** Compile and test of the library bring this package with them. */
  private chain(library: awscdk.AwsCdkConstructLibrary) {
    library.compileTask.exec('npx projen compile', { cwd: 'packages/batchworks' });
    // Compiled first: tests of the command line run it, and the linter follows `#shared/…` to it.
    library.testTask.prependExec('npx projen compile', { cwd: 'packages/batchworks' });
    library.testTask.exec('npx projen test', { cwd: 'packages/batchworks' });
  }
}
