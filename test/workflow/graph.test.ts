import * as fc from 'fast-check';
import { cycleOf, graphProblems, GraphEdge, GraphNode, inOrder, lastOf } from '../../src/workflow/graph';

const after = (...names: string[]): GraphEdge[] => names.map((on) => ({ kind: 'ALL', on }));
const node = (name: string, edges: GraphEdge[] = [], arraySize?: number): GraphNode => ({ name, edges, arraySize });
const many = (count: number, edges: GraphEdge[] = []) => Array.from({ length: count }, (_, index) => node(`n${index}`, edges));

describe('problems', () => {
  test.each<[string, GraphNode[], string]>([
    ['nothing', [], 'a graph must have at least one job, got none; add one with `addJob`'],
    ['a name twice', [node('a'), node('a')], 'the jobs of a graph must have different names, got "a" twice; rename one of them'],
    ['an unknown name', [node('a'), node('b', after('c'))], '"b" depends on "c", which must be a job of the graph; there are a, b (JD-14)'],
    ['an order without an array', [node('a', [{ kind: 'SEQUENTIAL' }])],
      '"a" must be an array job to run its children in order; give it an `arraySize` (JD-14)'],
    ['arrays of unequal size', [node('a', [], 4), node('b', [{ kind: 'N_TO_N', on: 'a' }], 5)],
      'jobs whose children depend on each other one by one must be array jobs of one size, got "b" (5) and "a" (4); '
      + 'give them the same `arraySize`, or let one run after the whole of the other (JD-14)'],
    ['one array only', [node('a'), node('b', [{ kind: 'N_TO_N', on: 'a' }], 5)],
      'jobs whose children depend on each other one by one must be array jobs of one size, got "b" (5) and "a" (no array); '
      + 'give them the same `arraySize`, or let one run after the whole of the other (JD-14)'],
    ['an array from outside, and none', [node('b', [{ kind: 'N_TO_N', jobId: 'x' }])],
      'jobs whose children depend on each other one by one must be array jobs of one size, got "b" (no array); '
      + 'give them the same `arraySize`, or let one run after the whole of the other (JD-14)'],
    ['a circle', [node('a', after('c')), node('b', after('a')), node('c', after('b'))],
      'jobs must not wait for each other in a circle, got "a" → "b" → "c" → "a" (each before the next); '
      + 'remove one of these dependencies, for example that of "b" on "a" (JD-14)'],
    ['itself', [node('a', after('a'))],
      'jobs must not wait for each other in a circle, got "a" → "a" (each before the next); '
      + 'remove one of these dependencies, for example that of "a" on "a" (JD-14)'],
  ])('%s', (_, nodes, problem) => {
    expect(graphProblems(nodes)).toEqual([problem]);
  });

  test('more than 20 dependencies, with the names and the way out', () => {
    const nodes = [...many(21), node('end', after(...many(21).map(({ name }) => name)))];
    expect(graphProblems(nodes)).toEqual([
      '"end" must depend on at most 20 jobs, got 21: n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12, n13, n14, n15, n16, n17, n18, n19, n20; '
      + 'add jobs that join them, each after up to 20 of them, and let "end" run after those (JD-13)',
    ]);
  });

  test('none in a graph of all kinds of edges, at every limit', () => {
    expect(graphProblems([
      ...many(20),
      node('two', [{ kind: 'SEQUENTIAL' }], 2),
      node('pairs', [{ kind: 'N_TO_N', on: 'two' }, { kind: 'ALL', jobId: 'outside' }], 2),
      node('large', [{ kind: 'N_TO_N', jobId: 'outside' }], 10_000),
      node('end', after(...many(20).map(({ name }) => name))),
    ])).toEqual([]);
  });
});

test('the last jobs are those that no other one waits for', () => {
  expect(lastOf([node('a'), node('b', after('a')), node('c', after('a')), node('d')]).map(({ name }) => name)).toEqual(['b', 'c', 'd']);
});

test('without dependencies, the order is that in which jobs were added', () => {
  expect(inOrder(many(5)).map(({ name }) => name)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4']);
});

/** Graphs of up to 40 jobs in any order; edges lead to earlier jobs only, unless `anywhere`. */
function graphs(anywhere = false): fc.Arbitrary<GraphNode[]> {
  return fc.integer({ min: 1, max: 40 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) =>
      fc.uniqueArray(fc.nat(Math.max(0, (anywhere ? count : index) - 1)), { maxLength: anywhere || index > 0 ? 6 : 0 })
        .map((others) => node(`n${index}`, after(...others.map((other) => `n${other}`)))))))
    .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length }));
}

describe('of random graphs', () => {
  test('the order loses nothing, and has every job after all that it waits for', () => {
    fc.assert(fc.property(graphs(), (nodes) => {
      const names = inOrder(nodes).map(({ name }) => name);
      expect([...names].sort()).toEqual(nodes.map(({ name }) => name).sort());
      nodes.forEach(({ name, edges }) => edges.forEach(({ on }) => expect(names.indexOf(on!)).toBeLessThan(names.indexOf(name))));
    }));
  });

  test('every job leads to a last one', () => {
    fc.assert(fc.property(graphs(), (nodes) => {
      const byName = new Map(nodes.map((entry) => [entry.name, entry]));
      const reached = new Set<string>();
      const visit = (name: string) => { if (!reached.has(name)) { reached.add(name); byName.get(name)!.edges.forEach(({ on }) => visit(on!)); } };
      lastOf(nodes).forEach(({ name }) => visit(name));
      expect(reached.size).toBe(nodes.length);
    }));
  });

  test('a circle is found where there is one, and is one', () => {
    fc.assert(fc.property(graphs(true), (nodes) => {
      const cycle = cycleOf(nodes);
      expect(cycle !== undefined).toBe(hasCycle(nodes));
      cycle?.slice(1).forEach((name, index) => {
        expect(nodes.find((entry) => entry.name === name)!.edges.map(({ on }) => on)).toContain(cycle[index]);
      });
      expect(cycle?.[0]).toBe(cycle?.at(-1));
    }));
  });

  test('a circle that is closed by one edge is found', () => {
    fc.assert(fc.property(graphs(), (nodes) => {
      const names = inOrder(nodes).map(({ name }) => name);
      const closed = nodes.map((entry) => (entry.name === names[0] ? node(entry.name, after(names.at(-1)!)) : entry));
      const reaches = reachable(nodes, names.at(-1)!).has(names[0]);
      expect(graphProblems(closed).some((problem) => problem.includes('in a circle'))).toBe(reaches);
    }));
  });
});

/** Another way to tell: a job that can be reached from itself. */
const hasCycle = (nodes: GraphNode[]) => nodes.some((entry) => entry.edges.some(({ on }) => reachable(nodes, on!).has(entry.name)));

function reachable(nodes: GraphNode[], from: string): Set<string> {
  const seen = new Set([from]);
  for (const name of seen) { nodes.find((entry) => entry.name === name)!.edges.forEach(({ on }) => seen.add(on!)); }
  return seen;
}
