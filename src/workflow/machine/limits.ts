import { GraphJobs } from './machine';

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: a request, the history of a standard execution, and a state. */
export const MAX_DEFINITION_BYTES = 1_048_576;
export const MAX_EVENTS = 25_000;
const MAX_STATE_BYTES = 262_144;

/** What the jobs of a part may take: enough below a definition for its other states, and for ARNs longer than expected. */
export const MAX_PART_BYTES = 800_000;

/** Of the search for the job that failed: a pass, a task, a choice, a pass. */
const SEARCH_EVENTS = 2 + 5 + 2 + 2;

/** The most events that one execution leaves in its history, if nothing has to be tried again; see the numbers of each state beside it. */
export function historyEvents({ waitedFor, last }: GraphJobs): number {
  const submission = 5; // entered, scheduled, started, succeeded, exited
  const end = 6 + 2 + 3; // one more: submitted; a state for its failure; the branch itself
  return waitedFor.length * (submission + SEARCH_EVENTS) + last.length * end + 60;
}

/** What of a graph in parts is too large for the state machine that starts them, in words. */
export function partedProblems(graph: GraphJobs, parts: number): string[] {
  const events = graph.waitedFor.length * SEARCH_EVENTS + parts * 12 + 60;
  const bytes = 2 * [...graph.waitedFor, ...graph.last].reduce((sum, { name }) => sum + name.length + JOB_ID_BYTES, 0);
  const wayOut = 'make two graphs of it, and start the second one after the first';
  return [
    ...(events > MAX_EVENTS ? [`a run must leave at most ${MAX_EVENTS} events, got up to ${events}; ${wayOut}`] : []),
    ...(bytes > MAX_STATE_BYTES ? [`the names and ids of the jobs must fit twice into ${MAX_STATE_BYTES} bytes, got about ${bytes}; shorten the names, or ${wayOut}`] : []),
  ];
}

/** An id, and the JSON around it: `"":{"id":""},`. The ids that a part is given, and those that it returns, are in one result. */
const JOB_ID_BYTES = 36 + 12;
