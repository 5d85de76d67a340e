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
  return answers.find((answer) => answer instanceof Violation)
    ?? answers.find((answer) => answer instanceof Unknown)
    ?? answers.find((answer) => answer === HOLDS);
}

/** That it holds, if for one; else what cannot be told; else the first violation. */
export function anyOf(answers: readonly Answer[]): Answer {
  return answers.find((answer) => answer === HOLDS)
    ?? answers.find((answer) => answer instanceof Unknown)
    ?? answers.find((answer) => answer instanceof Violation);
}

/** Judges every resource of a list. */
export function ofEach<R extends ResourceIdentity>(
  list: (inspection: Inspection) => Iterable<R>, answer: (resource: R, inspection: Inspection) => Answers,
): Inspect {
  return function* (inspection) {
    for (const subject of list(inspection)) {
      yield* verdicts(subject, answer(subject, inspection));
    }
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
  return ofJobs((job, inspection) => {
    const { meant, possible } = inspection.placementsOf(job);
    return meant.length > 0
      ? meant.map((placement) => answer(placement, inspection))
      : firstThatHolds(possible, (placement) => answer(placement, inspection));
  });
}

/** `anyOf`, without asking for more once one holds: there may be many queues. */
function firstThatHolds(placements: readonly Placement[], answer: (placement: Placement) => Answer): Answer {
  const answers: Answer[] = [];
  for (const placement of placements) {
    answers.push(answer(placement));
    if (answers[answers.length - 1] === HOLDS) {
      break;
    }
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

function* verdicts(subject: ResourceIdentity, answers: Answers): Iterable<Verdict> {
  for (const answer of Array.isArray(answers) ? answers as readonly Answer[] : [answers as Answer]) {
    yield { subject, answer };
  }
}
