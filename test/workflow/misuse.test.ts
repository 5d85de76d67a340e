import { App, Lazy, Stack } from 'aws-cdk-lib';
import { Film } from './_helpers/film';
import { JobDependency, JobGraph, JobGraphInput } from '../../src';

describe('a job of a graph is refused', () => {
  test('for what AWS Batch would refuse, with the names of graph and job', () => {
    const film = new Film();
    expect(() => film.graph.addJob('One', { job: film.shell('Job'), command: ['a', ''] })).toThrow(/^Film\/Graph: "One": `command` must have no empty argument/);
  });

  test('for an array of unknown size', () => {
    const film = new Film();
    expect(() => film.graph.addJob('One', { job: film.shell('Job'), arraySize: Lazy.number({ produce: () => 3 }) }))
      .toThrow('"One": `arraySize` must be known when the app is synthesized; give a number');
  });

  test.each(['', 'a b', 'a/b', 'x'.repeat(65)])('for the name "%s"', (name) => {
    const film = new Film();
    expect(() => film.graph.addJob(name, { job: film.shell('Job') }))
      .toThrow('the name of a job in a graph must have 1 to 64 letters, digits, hyphens and underscores; rename it (JD-30)');
  });

  test('for a name that there is', () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job') });
    expect(() => film.graph.addJob('One', { job: film.shell('Other') }))
      .toThrow('Film/Graph: the jobs of a graph must have different names, got "One" twice; rename one of them');
  });

  test('for a dependency on a job of another graph', () => {
    const film = new Film();
    const other = new JobGraph(film, 'Other').addJob('There', { job: film.shell('Job') });
    expect(() => film.graph.addJob('One', { job: film.shell('Here'), after: [other] })).toThrow(
      'Film/Graph: "One" must run after jobs of its own graph, got "There" of Film/Other; add that job to this graph, or wait for it by its id, with `JobDependency.onJobId`',
    );
  });
});

describe('a graph is refused at synthesis', () => {
  const synthesis = (build: (film: Film) => void) => () => {
    const film = new Film();
    build(film);
    (film.node.root as App).synth();
  };

  test('without a job', () => {
    expect(synthesis(() => {})).toThrow('[Film/Graph] a graph must have at least one job, got none; add one with `addJob`');
  });

  test('with a name that no job has', () => {
    expect(synthesis((film) => { film.graph.addJob('One', { job: film.shell('Job'), after: [film.graph.job('Two')] }); }))
      .toThrow('"One" depends on "Two", which must be a job of the graph; there are One (JD-14)');
  });

  test('with a circle', () => {
    expect(synthesis((film) => {
      const one = film.graph.addJob('One', { job: film.shell('Job') });
      one.runAfter(film.graph.addJob('Two', { job: film.shell('Other'), after: [one] }));
    })).toThrow('jobs must not wait for each other in a circle, got "One" → "Two" → "One" (each before the next)');
  });
});

test('arrays of unequal size are refused at once', () => {
  const film = new Film();
  const job = film.shell('Job', 'true', { arraySize: 4 });
  const four = film.graph.addJob('Four', { job });
  expect(() => film.graph.addJob('Five', { job, arraySize: 5, after: [JobDependency.eachWithEach(four)] }))
    .toThrow('Film/Graph: jobs whose children depend on each other one by one must be array jobs of one size, got "Five" (5) and "Four" (4)');
});

test('the same dependency twice is one', () => {
  const film = new Film();
  const one = film.graph.addJob('One', { job: film.shell('Job') });
  const two = film.graph.addJob('Two', { job: film.shell('Other'), after: [one, JobDependency.onAll(one), film.graph.job('One')] });
  expect(two._node.edges).toHaveLength(1);
});

test.each(['scene', '$', '$.a[*]', '$..a', '$.a[?(@.b)]', '$$.Execution.Id'])('the path %s leads to no single value', (path) => {
  expect(() => JobGraphInput.text(path)).toThrow(`\`path\` must lead to one value of the input, like $.scene or $.detail.object.key, got "${path}"`);
});

test('a name is no id', () => {
  expect(() => JobDependency.onJobId('Tiles')).toThrow('`jobId` must be the id of a job, like "6ba7b810-9dad-11d1-80b4-00c04fd430c8", got "Tiles"');
});

test('what comes from the input is all of a text', () => {
  const film = new Film();
  film.graph.addJob('One', { job: film.shell('Job'), environment: { URL: `s3://${JobGraphInput.text('$.key')}` } });
  expect(() => Stack.of(film.graph).resolve((film.graph.stateMachine.node.defaultChild as any).definitionString)).toThrow('must be the entire string');
});
