import { javascript } from 'projen';

/** How jest runs, in the library and in the command line alike. */
export function jestOptions(jestConfig: javascript.JestConfigOptions): javascript.JestOptions {
  return {
    // A snapshot is reviewed like code: `npx projen test:update` is a decision, never a side effect of a test run.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    junitReporting: false,
    jestConfig: {
      testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/integ.*.ts'],
      collectCoverage: false,
      randomize: true,
      ...jestConfig,
    },
  };
}
