import { awscdk } from 'projen';

/** Every `ts` block of the README, the docstrings and `docs/` compiles, in the strictest mode of rosetta. */
export class Documentation {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    const rosetta = project.addTask('rosetta', {
      description: 'Compile every example of README, docstrings and docs/',
      execArgs: ['tsx', 'projenrc/scripts/rosetta.ts'],
    });
    project.postCompileTask.spawn(rosetta);
    project.gitignore.exclude('.jsii.tabl.json');
  }
}
