import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as codecommit from 'aws-cdk-lib/aws-codecommit';
import * as pipelines from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import { allIn, everything, Places, stackForEach } from './_everything';

/** A stack with each part of everything in it or in a stack nested in it. */
function nested(...parts: (keyof Places)[]) {
  const app = new App();
  const parent = new Stack(app, 'Parent');
  const places = allIn(parent);
  const made = everything({ ...places, ...Object.fromEntries(parts.map((part) => [part, new NestedStack(parent, `Nested${part}`)])) });
  return { app, parent, ...made };
}

describe('nested stacks', () => {
  test.each<[(keyof Places)[]]>([
    [['compute']], [['queues']], [['jobs']], [['starts']], [['jobs', 'starts']], [['network', 'compute', 'queues', 'jobs', 'starts']],
  ])('hold %j, and need no export', (parts) => {
    const { app, parent } = nested(...parts);
    expect(JSON.stringify(app.synth().stacks.map(({ template }) => template))).not.toContain('Fn::ImportValue');
    expect(Object.keys(Template.fromStack(parent).findResources('AWS::CloudFormation::Stack'))).toHaveLength(parts.length);
  });

  test('pass the revision of a job on, as they are deployed together', () => {
    const { graph, jobs } = nested('starts');
    const passed = Stack.of(graph).resolve(jobs[1].jobDefinitionRef.jobDefinitionArn);
    expect(passed).toEqual(Stack.of(graph).resolve(jobs[1].jobDefinition.jobDefinitionArn));
  });

  test('export a job to a stack that is nested elsewhere', () => {
    const app = new App();
    const [one, other] = ['One', 'Other'].map((id) => new NestedStack(new Stack(app, id), 'Nested'));
    everything({ ...allIn(one), starts: other });
    const template = Template.fromStack(other).toJSON();
    expect(JSON.stringify(template)).toContain('{"Fn::ImportValue":"One:');
    expect(app.synth().getStackByName('Other').dependencies.map(({ id }) => id)).toContain('One');
  });
});

class BatchStage extends Stage {
  constructor(scope: Construct, id: string) {
    super(scope, id, { env: { account: '111111111111', region: 'eu-west-1' } });
    everything(stackForEach(this));
  }
}

describe('stages', () => {
  test('of one account export under names of their own', () => {
    const app = new App();
    const exported = ['Beta', 'Prod'].flatMap((id) => new BatchStage(app, id).synth().stacks)
      .flatMap(({ template }) => Object.values<any>(template.Outputs ?? {}).map(({ Export }) => Export.Name as string));
    expect(new Set(exported).size).toBe(exported.length);
  });

  test('are deployed by a pipeline, in the order of their parts', () => {
    const stack = new Stack(new App(), 'Pipeline', { env: { account: '111111111111', region: 'eu-west-1' } });
    const input = pipelines.CodePipelineSource.codeCommit(new codecommit.Repository(stack, 'Code', { repositoryName: 'code' }), 'main');
    const pipeline = new pipelines.CodePipeline(stack, 'Pipeline', { synth: new pipelines.ShellStep('Synth', { input, commands: ['npx cdk synth'] }) });
    pipeline.addStage(new BatchStage(stack, 'Prod'));
    const [{ Properties: { Stages } }] = Object.values(Template.fromStack(stack).findResources('AWS::CodePipeline::Pipeline'));
    const { Actions } = Stages.find(({ Name }: any) => Name === 'Prod');
    const order = Object.fromEntries(Actions.map(({ Name, RunOrder }: any) => [Name, RunOrder]));
    const deployed = ['Network', 'Compute', 'Queues', 'Jobs', 'Starts'].map((part) => order[`${part}.Deploy`]);
    expect(deployed).toEqual([...deployed].sort((a, b) => a - b));
    expect(new Set(deployed).size).toBe(deployed.length);
  });
});

describe('side by side', () => {
  test('two platforms share the execution role of their stack', () => {
    const stack = new Stack();
    ['One', 'Two'].forEach((id) => everything(allIn(new Construct(stack, id))));
    const ids = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Role')).filter((id) => id.startsWith('BatchworksExecutionRole'));
    expect(ids).toHaveLength(1);
  });

  test('two stacks with the same construct ids have the same logical ids', () => {
    const app = new App();
    const copies = ['CopyA', 'CopyB'].map((id) => new Stack(app, id));
    copies.forEach((stack) => everything(allIn(stack)));
    const [one, other] = copies.map((stack) => Object.entries<any>(Template.fromStack(stack).toJSON().Resources)
      .filter(([, { Type }]) => Type !== 'AWS::Lambda::Permission') // the CDK has the path of the stack in theirs
      .map(([logicalId]) => logicalId));
    expect(one).toEqual(other);
  });
});
