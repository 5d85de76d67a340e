/** The words that rules are written in. */
import type { Inspection } from './inspection';
import type { Placement } from './placements';
import { type Answer, HOLDS, type Rule, type Verdict, Violation, type ViolationDetails } from './rule';
import type { JobStartModel } from '../model/start-types';
import type { Container, Task } from '../model/tasks';
import type { ComputeEnvironmentModel, JobDefinitionModel, JobQueueModel, Known, ResourceIdentity } from '../model/types';
import { Unknown } from '../model/unknown';

/** What a rule may answer about one subject: one thing, or one for each of its parts. */
export type Answers = Answer | readonly Answer[];

type Inspect = Rule['inspect'];

export function violates(message: string, details?: ViolationDetails): Violation {
  return new Violation(message, details);
}

export function cannotTell(reason: string): Unknown {
  return new Unknown(reason);
}

/**
 * Judges a value as far as it is known: `true` holds, a text says what is wrong with it.
 * Nothing is said about a value that is not there.
 */
export function judge<T>(value: Known<T> | undefined, condition: (value: T) => boolean | string | Answer, otherwise = ''): Answer {
  if (value === undefined || value instanceof Unknown) {
    return value as Unknown | undefined;
  }
  const answer = condition(value);
  switch (typeof answer) {
    case 'boolean': return answer ? HOLDS : violates(otherwise);
    case 'string': return answer === HOLDS ? HOLDS : violates(answer);
    default: return answer;
  }
}

/** The first violation; else what cannot be told; else that it holds, if anything was said. */
export function allOf(answers: readonly Answer[]): Answer {
  let result: Answer;
  for (const answer of answers) {
    if (answer instanceof Violation) { return answer; }
    if (result === undefined || (result === HOLDS && answer !== undefined)) { result = answer; }
  }
  return result;
}

/** That it holds, if for one; else what cannot be told; else the first violation. */
export function anyOf(answers: readonly Answer[]): Answer {
  let result: Answer;
  for (const answer of answers) {
    if (answer === HOLDS) { return answer; }
    if (result === undefined || (result instanceof Violation && answer instanceof Unknown)) { result = answer; }
  }
  return result;
}

/** Judges every resource of a list. */
export function ofEach<R extends ResourceIdentity>(
  list: (inspection: Inspection) => Iterable<R>, answer: (resource: R, inspection: Inspection) => Answers,
): Inspect {
  return (inspection) => {
    const verdicts: Verdict[] = [];
    for (const subject of list(inspection)) {
      const answers = answer(subject, inspection);
      for (const one of Array.isArray(answers) ? answers as readonly Answer[] : [answers as Answer]) {
        if (one !== undefined) { verdicts.push({ subject, answer: one }); }
      }
    }
    return verdicts;
  };
}

export function ofComputeEnvironments(answer: (environment: ComputeEnvironmentModel, inspection: Inspection) => Answers): Inspect {
  return ofEach(({ model }) => model.computeEnvironments, answer);
}

export function ofQueues(answer: (queue: JobQueueModel, inspection: Inspection) => Answers): Inspect {
  return ofEach(({ model }) => model.jobQueues, answer);
}

export function ofJobs(answer: (job: JobDefinitionModel, inspection: Inspection) => Answers): Inspect {
  return ofEach(({ model }) => model.jobDefinitions, answer);
}

/** Judges every task of every job: the one of most jobs, or one for each node range of a multi-node job. */
export function ofTasks(answer: (task: Task, job: JobDefinitionModel, inspection: Inspection) => Answers): Inspect {
  return ofJobs((job, inspection) => inspection.tasksOf(job).flatMap((task) => answer(task, job, inspection)));
}

/** Judges every container of every task. */
export function ofContainers(answer: (container: Container, task: Task, job: JobDefinitionModel, inspection: Inspection) => Answers): Inspect {
  return ofTasks((task, job, inspection) => task.containers.flatMap((container) => answer(container, task, job, inspection)));
}

/**
 * Judges a job on the queues that it can reach.
 *
 * On a queue that it is meant for (its construct or a schedule says so) it must be able to run. Of queues that it only might be
 * submitted to, one on which it can run is enough.
 */
export function ofPlacements(answer: (placement: Placement, inspection: Inspection) => Answer): Inspect {
  return ofPlacementsOf((_, inspection) => (placement) => answer(placement, inspection));
}

/**
 * The same, where something about the job is asked first: once, and not for each of its perhaps many queues.
 *
 * @param about how the job is to be judged on a queue; `undefined` where there is nothing to say on any
 */
export function ofPlacementsOf(about: (job: JobDefinitionModel, inspection: Inspection) => ((placement: Placement) => Answer) | undefined): Inspect {
  return ofJobs((job, inspection) => {
    const { meant, possible } = inspection.placementsOf(job);
    const answer = about(job, inspection);
    return answer && (meant.length > 0 ? meant.map(answer) : onAnyOf(possible, answer));
  });
}

/** `anyOf`, without asking for more once one holds: there may be many queues, and hundreds of jobs for them. */
export function onAnyOf(placements: readonly Placement[], answer: (placement: Placement) => Answer): Answer {
  const answers: Answer[] = [];
  for (const placement of placements) {
    const given = answer(placement);
    if (given === HOLDS) {
      return given;
    }
    answers.push(given);
  }
  return anyOf(answers);
}

/** Judges whatever submits jobs. */
export function ofStarts(answer: (start: JobStartModel, inspection: Inspection) => Answers): Inspect {
  return ofEach(({ model }) => model.starts, answer);
}

/** Judges one thing after the other. */
export function inTurn(...inspects: readonly Inspect[]): Inspect {
  return function* (inspection) {
    for (const inspect of inspects) {
      yield* inspect(inspection);
    }
  };
}
