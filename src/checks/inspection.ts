import { environmentsOf, type Placement, type Placements, placementsOf } from './placements';
import { ResourceIndex } from './resource-index';
import { jobOf, queueOf, startsByJob } from './starts';
import type { JobStartModel } from '../model/start-types';
import { type Task, tasksOf } from '../model/tasks';
import type { BatchModel, JobDefinitionModel, JobQueueModel, Known } from '../model/types';

/** What all rules look at: the templates as a model, and what several rules ask of it, worked out once. */
export class Inspection {
  private readonly index: ResourceIndex;
  private readonly results = new Map<unknown, Map<unknown, unknown>>();

  constructor(
    public readonly model: BatchModel,
    /** What was deployed before, where it is given. */
    public readonly before?: BatchModel,
  ) {
    this.index = new ResourceIndex(model);
  }

  /** The resource that a reference names. */
  public find<Kind extends keyof BatchModel>(kind: Kind, reference: Known<string> | undefined): Known<BatchModel[Kind][number]> {
    return this.index.find(kind, reference);
  }

  /** Where a job can run. */
  public placementsOf(job: JobDefinitionModel): Placements {
    return this.once(job, placements);
  }

  /** What a job runs: one task, or one for each node range. */
  public tasksOf(job: JobDefinitionModel): readonly Task[] {
    return this.once(job, tasks);
  }

  /** What submits a job. */
  public startsOf(job: JobDefinitionModel): readonly JobStartModel[] {
    return this.once(this.model, startsByJob).get(job) ?? [];
  }

  /** The job that a start submits. */
  public jobOf(start: JobStartModel): Known<JobDefinitionModel> {
    return this.once(start, jobOf);
  }

  /** The queue that a start submits to. */
  public queueOf(start: JobStartModel): Known<JobQueueModel> {
    return this.once(start, queueOf);
  }

  /** The result of a function for a key, worked out once: for what is asked about the same subnet or role by hundreds of jobs. */
  public once<Key, Result>(key: Key, compute: (key: Key, inspection: Inspection) => Result): Result {
    let results = this.results.get(compute);
    if (!results) {
      results = new Map();
      this.results.set(compute, results);
    }
    let result = results.get(key) as Result | undefined;
    if (result === undefined && !results.has(key)) {
      result = compute(key, this);
      results.set(key, result);
    }
    return result as Result;
  }

  /** @internal */
  public get _index(): ResourceIndex {
    return this.index;
  }
}

function placements(job: JobDefinitionModel, inspection: Inspection): Placements {
  const queues = inspection.startsOf(job).map((start) => inspection.queueOf(start));
  return placementsOf(job, queues, inspection.model, (queue) => inspection.once(queue, environments));
}

function environments(queue: JobQueueModel, inspection: Inspection): Placement['environments'] {
  return environmentsOf(queue, inspection._index);
}

function tasks(job: JobDefinitionModel): readonly Task[] {
  return tasksOf(job);
}
