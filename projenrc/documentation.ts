import { awscdk } from 'projen';

/** Every `ts` block of the README, the docstrings and `docs/` compiles, in the strictest mode of rosetta; pages that could drift from the code are generated. */
export class Documentation {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    const checks = project.addTask('docs:checks', {
      description: 'Write docs/checks.md from the rules and their examples',
      execArgs: ['tsx', 'projenrc/scripts/checks-page.ts'],
    });
    project.postCompileTask.spawn(checks);
    const migration = project.addTask('docs:migration', {
      description: 'Write the numbers and the code of examples/migration into docs/migration.md',
      execArgs: ['tsx', '--tsconfig', 'examples/typescript/tsconfig.json', 'projenrc/scripts/migration-page.ts'],
    });
    project.postCompileTask.spawn(migration);
    const rosetta = project.addTask('rosetta', {
      description: 'Compile every example of README, docstrings and docs/',
      execArgs: ['tsx', 'projenrc/scripts/rosetta.ts'],
    });
    project.postCompileTask.spawn(rosetta);
    project.gitignore.exclude('.jsii.tabl.json');
    // scripts run on what was compiled, of which a new clone has nothing yet; `tsconfig.dev.json` checks them
    project.tryFindObjectFile('projenrc/tsconfig.json')!.addToArray('exclude', 'scripts');
  }
}
