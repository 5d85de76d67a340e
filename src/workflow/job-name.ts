import { IConstruct } from 'constructs';
import { IJobGraphJob, JobDependencyKind } from './job-dependency';

/** The name of a job that may be added to a graph later. */
export class JobName implements IJobGraphJob {
  public readonly dependencyKind = JobDependencyKind.ALL;
  public readonly target: IJobGraphJob = this;

  constructor(public readonly graph: IConstruct, public readonly jobName: string) {}
}
