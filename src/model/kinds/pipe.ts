import { jobStart } from '../job-start';
import { readObject, readText } from '../read-value';
import { objectMember } from '../record';
import type { JobStarterModel } from '../start-types';
import type { ResourceKind } from './kind';

/** A pipe submits a job for each of its events as soon as it has `BatchJobParameters`; its target is the queue. */
export const PIPE: ResourceKind<JobStarterModel> = {
  type: 'AWS::Pipes::Pipe',
  nameProperty: 'Name',
  arnAttribute: 'Arn',
  read: ({ identity, properties }) => {
    const parameters = readObject(objectMember(properties, 'TargetParameters'), 'BatchJobParameters');
    const context = { kind: 'pipe', label: 'the pipe', roleArn: readText(properties, 'RoleArn') } as const;
    return { ...identity, starts: parameters ? [jobStart(identity, context, { ...parameters, JobQueue: properties.Target })] : [] };
  },
};
