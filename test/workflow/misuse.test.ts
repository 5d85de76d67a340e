import { App, Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { Film } from './_helpers/film';
import { FairShare, JobDependency, JobGraph, JobGraphInput, JobGraphJobOptions, MultiNodeJob } from '../../src';
import { IMAGE } from '../_helpers/jobs';

describe('a job of a graph is refused', () => {
  test.each<[string, Partial<JobGraphJobOptions>, string]>([
    ['an array of one', { arraySize: 1 }, '`arraySize` of "One" must be an integer from 2 to 10000, got 1; leave it out for a job of its own (JD-12)'],
    ['an array of unknown size', { arraySize: Lazy.number({ produce: () => 3 }) }, '`arraySize` must be known when the app is synthesized; give a number'],
    ['an empty argument', { command: ['a', ''] }, '`command` must have no empty argument, which AWS Batch refuses; leave it out (JD-18)'],
    ['a reserved variable', { environment: { AWS_BATCH_X: '1' } },
      'the name of an environment variable must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "AWS_BATCH_X"; choose another name (JD-18)'],
    ['a size that Fargate has not', { vcpus: 1, memory: Size.mebibytes(777) },
      '`memory` must be one of 2048, 3072 … 8192 MiB for 1 vCPU on Fargate, got 777; the next valid size is 2048 (SZ-09)'],
    ['a GPU on Fargate', { gpus: 1 }, '`gpus` must be absent on Fargate, which has no GPUs; choose a queue with EC2 compute (SZ-12)'],
    ['a short timeout', { timeout: Duration.seconds(59) }, '`timeout` must be at least 60 seconds, got 59; let a shorter limit be the command\'s own (JD-08)'],
    ['a share without fair share', { shareIdentifier: 'a' },
      '`shareIdentifier` and `schedulingPriority` must be absent in a queue without fair share; leave them out, or give the queue `fairShare` (JD-24)'],
    ['the name of a container', { container: 'a', vcpus: 1 },
      '`container` must be absent, got "a": only a job of several containers has names for them; leave it out'],
  ])('for %s', (_, options, message) => {
    const film = new Film();
    expect(() => film.graph.addJob('One', { job: film.shell('Job'), ...options })).toThrow(new RegExp(`^Film/Graph: .*${escape(message)}$`));
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

  test('for a definition from elsewhere without a queue', () => {
    const film = new Film();
    const job = batch.EcsJobDefinition.fromJobDefinitionArn(film, 'Elsewhere', 'arn:aws:batch:eu-west-1:123456789012:job-definition/elsewhere:1');
    expect(() => film.graph.addJob('One', { job })).toThrow('`queue` is required for "One", whose job definition is from elsewhere; say where it runs');
    film.graph.addJob('Two', { job, queue: film.queue });
  });

  test('for a dependency on a job of another graph', () => {
    const film = new Film();
    const other = new JobGraph(film, 'Other').addJob('There', { job: film.shell('Job') });
    expect(() => film.graph.addJob('One', { job: film.shell('Here'), after: [other] })).toThrow(
      'Film/Graph: "One" must run after jobs of its own graph, got "There" of Film/Other; add that job to this graph, or wait for it by its id, with `JobDependency.onJobId`',
    );
  });

  test('for a queue of another platform', () => {
    const film = new Film();
    const instances = film.batch.addQueue('Instances', { compute: [film.batch.addEc2Compute('Ec2')] });
    expect(() => film.graph.addJob('One', { job: film.shell('Job'), queue: instances }))
      .toThrow('"One": `queue` must be of the job\'s platform, FARGATE, got one of EC2; define the job a second time, for that queue (CE-05)');
  });

  test('without a share in a queue with fair share', () => {
    const film = new Film();
    const shared = film.batch.addQueue('Shared', { compute: [film.compute], fairShare: FairShare.of({ a: 1 }) });
    const job = film.shell('Job', 'true', { queue: shared });
    expect(() => film.graph.addJob('One', { job })).toThrow('`shareIdentifier` must say which share of its queue the job counts to');
    expect(() => film.graph.addJob('One', { job, shareIdentifier: 'a-b' })).toThrow('`shareIdentifier` must have 1 to 255 letters and digits, got "a-b"');
    expect(() => film.graph.addJob('One', { job, shareIdentifier: 'a', schedulingPriority: 10_000 })).toThrow('(JD-21)');
    film.graph.addJob('One', { job, shareIdentifier: JobGraphInput.text('$.team'), schedulingPriority: 9999 });
  });

  test('of several containers, without the one that is overridden', () => {
    const film = new Film();
    const job = film.batch.addMultiContainerJob('Several', { queue: film.queue, containers: ['a', 'b'].map((name) => ({ name, image: IMAGE })) });
    expect(() => film.graph.addJob('One', { job, command: ['x'] }))
      .toThrow('"One": `container` must say which container the overrides are for, one of a, b, got none');
    expect(() => film.graph.addJob('One', { job, command: ['x'], container: 'c' })).toThrow('one of a, b, got "c"');
    expect(() => film.graph.addJob('One', { job, container: 'a' })).toThrow('`container` must not be given without something to override, got "a"');
  });

  test('of several nodes, as an array', () => {
    const film = new Film();
    const queue = film.batch.addQueue('Instances', { compute: [film.batch.addEc2Compute('Ec2')] });
    const job = new MultiNodeJob(film, 'Nodes', { queue, nodeGroups: [{ nodes: 2, image: IMAGE }] });
    expect(() => film.graph.addJob('One', { job, arraySize: 2 })).toThrow('a multi-node job must not be an array job; leave `arraySize` out (JD-16)');
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

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
