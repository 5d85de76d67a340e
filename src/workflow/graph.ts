/**
 * Which jobs wait for which: plain data and functions, without the CDK.
 *
 * What is refused here, AWS Batch would refuse at the submission, in the middle of a run, or never.
 */

/** What a job waits for. `ALL` is the whole of another job; `N_TO_N` child by child; `SEQUENTIAL` the child before, of the same job. */
export interface GraphEdge {
  readonly kind: 'ALL' | 'N_TO_N' | 'SEQUENTIAL';
  /** The name of the job in the graph; none for `SEQUENTIAL`, and for a job outside of the graph. */
  readonly on?: string;
  /** The id of a job outside of the graph. */
  readonly jobId?: string;
}

/** A job of the graph. */
export interface GraphNode {
  readonly name: string;
  /** How many children it has; nothing where it is no array job. */
  readonly arraySize?: number;
  readonly edges: readonly GraphEdge[];
}

/** AWS Batch API, `SubmitJob`: https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html */
export const MAX_DEPENDENCIES = 20;

/** What of a graph can only fail later, in words that name the jobs. An order exists where there is no such problem. */
export function graphProblems(nodes: readonly GraphNode[]): string[] {
  if (nodes.length === 0) { return ['a graph must have at least one job, got none; add one with `addJob`']; }
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const found = [
    ...namesTwice(nodes),
    ...nodes.flatMap((node) => [...nodeProblems(byName, node), ...unknownNames(byName, node)]),
  ];
  const cycle = cycleOf(nodes);
  return cycle ? [...found, cycleProblem(cycle)] : found;
}

/** What is wrong with one job, given those that are known. A name that is not known may be that of a job to come. */
export function nodeProblems(known: ReadonlyMap<string, GraphNode>, node: GraphNode): string[] {
  return [dependenciesProblem(node), ...node.edges.map((edge) => edgeProblem(known, node, edge))]
    .filter((problem) => problem !== undefined);
}

/** The jobs so that each comes after all that it waits for, and else as they were added. Jobs on a cycle, and what waits for them, are left out. */
export function inOrder<T extends GraphNode>(nodes: readonly T[]): T[] {
  const waiting = new Map(nodes.map((node) => [node.name, new Set(neighbours(node))]));
  const followers = followersOf(nodes);
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const ordered = nodes.filter(({ name }) => waiting.get(name)!.size === 0);
  for (let at = 0; at < ordered.length; at++) {
    for (const follower of followers.get(ordered[at].name) ?? []) {
      const left = waiting.get(follower)!;
      left.delete(ordered[at].name);
      if (left.size === 0) { ordered.push(byName.get(follower)!); }
    }
  }
  return ordered;
}

/** The jobs that no other one waits for: when they have ended, so has all that they wait for. */
export function lastOf<T extends GraphNode>(nodes: readonly T[]): T[] {
  const followers = followersOf(nodes);
  return nodes.filter(({ name }) => !followers.has(name));
}

/** The names of a cycle, the first one again at the end; nothing where there is none. */
export function cycleOf(nodes: readonly GraphNode[]): string[] | undefined {
  const done = new Set(inOrder(nodes).map(({ name }) => name));
  const left = new Map(nodes.filter(({ name }) => !done.has(name)).map((node) => [node.name, node]));
  const path: string[] = [];
  // each of them waits for another of them, so that whoever goes from one to the next comes back to where he was
  for (let name = left.keys().next().value; name !== undefined; name = neighbours(left.get(name)!).find((other) => left.has(other))) {
    if (path.includes(name)) { return [...path.slice(path.indexOf(name)), name].reverse(); }
    path.push(name);
  }
  return undefined;
}

function neighbours({ edges }: GraphNode): string[] {
  return edges.flatMap(({ on }) => on ?? []);
}

function followersOf(nodes: readonly GraphNode[]): Map<string, Set<string>> {
  const followers = new Map<string, Set<string>>();
  nodes.forEach((node) => neighbours(node).forEach((on) => followers.set(on, (followers.get(on) ?? new Set<string>()).add(node.name))));
  return followers;
}

function namesTwice(nodes: readonly GraphNode[]): string[] {
  const names = nodes.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return twice.map((name) => `the jobs of a graph must have different names, got "${name}" twice; rename one of them`);
}

function dependenciesProblem({ name, edges }: GraphNode): string | undefined {
  return edges.length <= MAX_DEPENDENCIES
    ? undefined
    : `"${name}" must depend on at most ${MAX_DEPENDENCIES} jobs, got ${edges.length}: ${shortened(edges.map(nameOf))}; `
      + `add jobs that join them, each after up to ${MAX_DEPENDENCIES} of them, and let "${name}" run after those (JD-13)`;
}

function edgeProblem(known: ReadonlyMap<string, GraphNode>, node: GraphNode, edge: GraphEdge): string | undefined {
  if (edge.kind === 'SEQUENTIAL') {
    return node.arraySize === undefined
      ? `"${node.name}" must be an array job to run its children in order; give it an \`arraySize\` (JD-14)`
      : undefined;
  }
  const other = edge.on === undefined ? undefined : known.get(edge.on);
  return edge.kind === 'N_TO_N' && (other || edge.on === undefined) ? pairProblem(node, other) : undefined;
}

function unknownNames(known: ReadonlyMap<string, GraphNode>, { name, edges }: GraphNode): string[] {
  return edges.filter(({ on }) => on !== undefined && !known.has(on)).map(({ on }) =>
    `"${name}" depends on "${on}", which must be a job of the graph; there are ${shortened([...known.keys()])} (JD-14)`);
}

/** A job from outside of the graph has a size of its own, which is not known here. */
function pairProblem(node: GraphNode, other: GraphNode | undefined): string | undefined {
  if (node.arraySize !== undefined && (!other || other.arraySize === node.arraySize)) { return undefined; }
  const got = other ? `${text(node)} and ${text(other)}` : text(node);
  return `jobs whose children depend on each other one by one must be array jobs of one size, got ${got}; `
    + 'give them the same `arraySize`, or let one run after the whole of the other (JD-14)';
}

function cycleProblem(cycle: string[]): string {
  return `jobs must not wait for each other in a circle, got ${cycle.map((name) => `"${name}"`).join(' → ')} (each before the next); `
    + `remove one of these dependencies, for example that of "${cycle[1]}" on "${cycle[0]}" (JD-14)`;
}

const text = ({ name, arraySize }: GraphNode) => `"${name}" (${arraySize === undefined ? 'no array' : arraySize})`;

const nameOf = ({ on, jobId, kind }: GraphEdge) => on ?? jobId ?? kind;

/** Names for an error: all of a few, the first of many. */
function shortened(names: string[]): string {
  return names.length <= 25 ? names.join(', ') : `${names.slice(0, 25).join(', ')} and ${names.length - 25} more`;
}
