import { IConstruct } from 'constructs';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';

/** What exactly a job waits for. */
export enum JobDependencyKind {
  /** The whole other job; of an array job, all children. */
  ALL = 'ALL',
  /** Of another array job of the same size, the child of the same number. */
  EACH_WITH_EACH = 'N_TO_N',
  /** Of its own children, the one before. */
  IN_ORDER = 'SEQUENTIAL',
}

/**
 * What a job of a `JobGraph` waits for: another job of the graph, or a `JobDependency`.
 */
export interface IJobDependency {
  /** What of the other job it waits for. */
  readonly dependencyKind: JobDependencyKind;

  /**
   * The other job.
   *
   * @default - a job outside of the graph, or none
   */
  readonly target?: IJobGraphJob;

  /**
   * The id of a job outside of the graph.
   *
   * @default - a job of the graph, or none
   */
  readonly targetId?: string;
}

/** A job of a `JobGraph`, which others can wait for: one that was added, or the name of one that will be. */
export interface IJobGraphJob extends IJobDependency {
  /** The name in the graph. */
  readonly jobName: string;

  /** The graph. */
  readonly graph: IConstruct;
}

/**
 * What a job of a `JobGraph` waits for, where it is not just the whole of another one.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_dependencies.html
 *
 * @example
 * declare const render: ContainerJob;
 * declare const denoise: ContainerJob;
 *
 * const graph = new JobGraph(this, 'Film');
 * const frames = graph.addJob('Frames', { job: render, arraySize: 240 });
 * graph.addJob('Denoised', { job: denoise, arraySize: 240, after: [JobDependency.eachWithEach(frames)] }); // frame by frame
 */
export class JobDependency implements IJobDependency {
  /**
   * The whole of another job, all children of an array job included. The same as the job itself.
   *
   * @param job The job, of the same graph.
   */
  public static onAll(job: IJobGraphJob): JobDependency {
    return new JobDependency(JobDependencyKind.ALL, job);
  }

  /**
   * Child by child (`N_TO_N`): each child waits for the one of the same number in another array job, of the same size.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/array_jobs.html
   * @param job The array job, of the same graph.
   */
  public static eachWithEach(job: IJobGraphJob): JobDependency {
    return new JobDependency(JobDependencyKind.EACH_WITH_EACH, job);
  }

  /**
   * The children of an array job run one after another (`SEQUENTIAL`).
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/array_jobs.html
   */
  public static inOrder(): JobDependency {
    return new JobDependency(JobDependencyKind.IN_ORDER);
  }

  /**
   * A job outside of the graph, of the same account and region, by its id. It may be one of the workflow's input.
   *
   * @param jobId The id, or `JobGraphInput.text(…)`.
   */
  public static onJobId(jobId: string): JobDependency {
    if (isKnown(jobId) && !/^[0-9a-f-]{36}(:\d+)?$/.test(jobId)) {
      fail(undefined, `\`jobId\` must be the id of a job, like "6ba7b810-9dad-11d1-80b4-00c04fd430c8", got "${jobId}"; for a job of the graph, use \`graph.job('NAME')\` (JD-14)`);
    }
    return new JobDependency(JobDependencyKind.ALL, undefined, jobId);
  }

  private constructor(
    /** What of the other job it waits for. */
    public readonly dependencyKind: JobDependencyKind,
    /** The other job. */
    public readonly target?: IJobGraphJob,
    /** The id of a job outside of the graph. */
    public readonly targetId?: string,
  ) {}
}
