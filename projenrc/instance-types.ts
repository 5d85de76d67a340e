import { awscdk } from 'projen';

/** The checks carry a table of the EC2 instance types; this renews it. */
export class InstanceTypes {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    project.addTask('instance-types', {
      description: 'Renew the table of EC2 instance types from a list of them (format: projenrc/scripts/renew-instance-types.ts)',
      execArgs: ['tsx', 'projenrc/scripts/renew-instance-types.ts'],
      receiveArgs: true,
    });
  }
}
