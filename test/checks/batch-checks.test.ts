import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Size, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { BatchChecks, BatchCheckSeverity } from '../../src';

/** A stack with a job that AWS rejects: 3 MiB of memory. */
function stackWithTinyJob(scope: App | Stage = new App()) {
  const stack = new Stack(scope, 'Stack');
  addTinyJob(stack);
  return stack;
}

function addTinyJob(stack: Stack) {
  addJob(stack, 'Tiny', Size.mebibytes(3));
}

/** Nothing is wrong with it, but that it may run for ever. */
function addPatientJob(stack: Stack) {
  addJob(stack, 'Patient', Size.gibibytes(1));
}

function addJob(stack: Stack, id: string, memory: Size) {
  new batch.EcsJobDefinition(stack, id, {
    container: new batch.EcsEc2ContainerDefinition(stack, `${id}Container`, {
      image: ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:1.37'), cpu: 1, memory,
    }),
  });
}

/** Synthesizes an app with the checks: what the CDK shows, and whether it stopped. */
function synthesize(app: App, checks = new BatchChecks()) {
  const lines: string[] = [];
  jest.spyOn(console, 'error').mockImplementation((line) => lines.push(String(line)));
  Validations.of(app).addPlugins(checks);
  const error = errorOf(() => app.synth());
  // eslint-disable-next-line no-control-regex
  return { stopped: error !== undefined, shown: [...lines, error?.message].join('\n').replace(/\u001b\[\d+m/g, '') };
}

function errorOf(action: () => void): Error | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function appOf(stack: Stack) {
  return stack.node.root as App;
}

afterEach(() => jest.restoreAllMocks());

describe('as a plugin of the CDK', () => {
  test('an error stops the synthesis, and tells the construct, what was found and what to change', () => {
    const { stopped, shown } = synthesize(appOf(stackWithTinyJob()));
    expect(stopped).toBe(true);
    expect(shown).toMatch(/3 MiB of memory.*\n +Stack\/Tiny\/Resource .*\n +Suggested fix: Ask for at least 4 MiB/);
  });

  test('acknowledged with a reason, it does not', () => {
    const stack = stackWithTinyJob();
    Validations.of(stack).acknowledge({ id: 'BatchChecks::SZ-08', reason: 'nobody deploys it' });
    expect(synthesize(appOf(stack)).shown).not.toContain('SZ-08');
  });

  test('the stacks of every stage are checked', () => {
    const app = new App();
    stackWithTinyJob(new Stage(app, 'Test'));
    stackWithTinyJob(new Stage(app, 'Production'));
    const { shown } = synthesize(app);
    expect(shown).toContain('Test/Stack/Tiny');
    expect(shown).toContain('Production/Stack/Tiny');
  });

  test('a nested stack is checked', () => {
    const stack = new Stack(new App(), 'Stack');
    addTinyJob(new NestedStack(stack, 'Jobs'));
    expect(synthesize(appOf(stack)).shown).toContain('Stack/Jobs/Tiny');
  });
});

describe('the options', () => {
  test.each([
    [{}, false],
    [{ warningsAsErrors: true }, true],
  ])('%j: a warning stops the synthesis: %s', (props, stopped) => {
    const stack = new Stack(new App(), 'Stack');
    addPatientJob(stack);
    expect(synthesize(appOf(stack), new BatchChecks(props))).toMatchObject({ stopped, shown: expect.stringContaining('JD-09') });
  });

  test('with the templates that are deployed, a change that replaces something is found', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'deployed-')), 'Stack.template.json');
    const queueWith = (schedulingPolicy?: batch.ISchedulingPolicy) => {
      const stack = new Stack(new App(), 'Stack');
      const computeEnvironment = batch.FargateComputeEnvironment.fromFargateComputeEnvironmentArn(stack, 'Compute', 'arn:aws:batch:eu-west-1:123456789012:compute-environment/one');
      new batch.JobQueue(stack, 'Queue', { computeEnvironments: [{ computeEnvironment, order: 1 }], schedulingPolicy: schedulingPolicy ?? new batch.FairshareSchedulingPolicy(stack, 'Policy') });
      return stack;
    };
    writeFileSync(file, JSON.stringify(Template.fromStack(queueWith()).toJSON()).replace('SchedulingPolicyArn', 'Nothing'));
    expect(synthesize(appOf(queueWith()), new BatchChecks({ deployedTemplates: [file] })).shown).toContain('UP-09');
  });

  test('templates that are no templates are refused with the name of the file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'deployed-')), 'Stack.template.json');
    writeFileSync(file, '{ "Resources": ');
    expect(() => new BatchChecks({ deployedTemplates: [file] })).toThrow(`${file} must be JSON`);
  });
});

describe('in a test', () => {
  test('a template is inspected', () => {
    const { findings } = BatchChecks.inspect(Template.fromStack(stackWithTinyJob()).toJSON());
    expect(findings).toContainEqual(expect.objectContaining({
      id: 'SZ-08', severity: BatchCheckSeverity.ERROR, resource: expect.stringMatching(/^Tiny/), message: expect.stringContaining('3 MiB'),
    }));
  });

  test('what cannot be told is counted', () => {
    const report = BatchChecks.inspect({ Resources: { Job: { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'container', ContainerProperties: { Image: { 'Fn::ImportValue': 'Image' }, Memory: { 'Fn::ImportValue': 'Memory' } } } } } });
    expect(report.unknown).toBeGreaterThan(0);
    expect(report.findings.map(({ id }) => id)).not.toContain('SZ-08');
  });

  test('what is no template is refused', () => {
    expect(() => BatchChecks.inspect({ Hello: 'world' })).toThrow('must have an object `Resources`, got none in the template');
  });
});
