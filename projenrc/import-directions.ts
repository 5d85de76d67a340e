import { awscdk } from 'projen';

/**
 * Which area of `src/` may import which: from left to right only.
 *
 * A new area gets a line here. `model` and `checks` are pure: they also run where no CDK is installed.
 */
const MAY_IMPORT: Record<string, string[]> = {
  private: [],
  model: ['private'],
  templates: ['model'],
  checks: ['private', 'model', 'templates'],
  events: ['private'],
  network: ['private'],
  secrets: ['private'],
  storage: ['private', 'network'],
  compute: ['private', 'network', 'secrets', 'storage'],
  job: ['private', 'events', 'network', 'secrets', 'storage', 'compute', 'queue'],
  queue: ['private', 'events', 'network', 'secrets', 'storage', 'compute'],
  submission: ['private', 'events', 'network', 'secrets', 'storage', 'compute', 'job', 'queue'],
  workflow: ['private', 'events', 'network', 'secrets', 'storage', 'compute', 'job', 'queue', 'submission'],
  schedule: ['private', 'events', 'network', 'secrets', 'storage', 'compute', 'job', 'queue', 'submission', 'workflow'],
  monitoring: ['private', 'events', 'network', 'secrets', 'storage', 'compute', 'job', 'queue'],
  platform: ['private', 'events', 'network', 'secrets', 'storage', 'compute', 'job', 'queue', 'submission', 'workflow', 'schedule', 'monitoring'],
};

/** The same for the command line, `packages/batchworks/src/`. */
const MAY_IMPORT_IN_BATCHWORKS: Record<string, string[]> = {
  private: [],
  templates: ['private'],
  report: [],
  checks: ['private', 'templates'],
  local: ['private', 'templates'],
  simulate: ['private', 'local'],
  client: [],
  cli: ['private', 'checks', 'local', 'simulate', 'client', 'report'],
};

/** Both packages are linted as one, each by its own compiler options. */
const TSCONFIGS = ['./tsconfig.dev.json', './packages/batchworks/tsconfig.dev.json'];

/** Makes the direction of imports an error of the linter. */
export class ImportDirections {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    project.eslint!.config.parserOptions.project = TSCONFIGS;
    project.eslint!.config.settings['import/resolver'].typescript = { project: TSCONFIGS, noWarnOnMultipleProjects: true, alwaysTryTypes: true };
    project.eslint!.addRules({
      'import/no-restricted-paths': ['error', {
        zones: [...zones('src', MAY_IMPORT), ...zones('packages/batchworks/src', MAY_IMPORT_IN_BATCHWORKS)],
      }],
      'import/no-extraneous-dependencies': 'off', // the workspaces share one install; the type check knows what is missing
    });
    project.eslint!.addOverride({
      files: ['src/model/**/*.ts', 'src/checks/**/*.ts'],
      excludedFiles: ['src/checks/batch-checks.ts'],
      rules: {
        'no-restricted-imports': ['error', { patterns: [{ group: ['aws-cdk-lib*', 'constructs', '@aws-sdk/*'], message: 'Model and checks are plain data and functions: the command line runs them without a CDK.' }] }],
      },
    });
  }
}

function zones(root: string, mayImport: Record<string, string[]>) {
  const areas = Object.keys(mayImport);
  return areas.map((area) => ({
    target: `./${root}/${area}`,
    from: areas.filter((other) => other !== area && !mayImport[area].includes(other)).map((other) => `./${root}/${other}`),
    message: `${root}/${area} may import ${mayImport[area].join(', ') || 'no other area'} only (projenrc/import-directions.ts)`,
  })).filter((zone) => zone.from.length > 0);
}
