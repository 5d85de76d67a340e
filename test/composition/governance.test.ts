import {
  App, BootstraplessSynthesizer, CliCredentialsStackSynthesizer, DefaultStackSynthesizer, IStackSynthesizer, PermissionsBoundary, Stack, StackProps,
  Tags,
} from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { allIn, everything } from './_everything';
import { addJob, fargateQueue } from '../_helpers/jobs';

/** The resources of an app with everything in one stack. */
function resourcesOf(props?: StackProps, govern: (stack: Stack) => void = () => {}): [string, any][] {
  const app = new App();
  const stack = new Stack(app, 'Stack', props);
  everything(allIn(stack));
  govern(stack);
  return Object.entries(app.synth().getStackByName('Stack').template.Resources);
}

describe('tags of the app', () => {
  const tagged = resourcesOf(undefined, (stack) => Tags.of(stack.node.root).add('team', 'render'));

  test.each([
    'AWS::Batch::ComputeEnvironment', 'AWS::Batch::JobQueue', 'AWS::Batch::JobDefinition', 'AWS::Logs::LogGroup', 'AWS::IAM::Role', 'AWS::EC2::SecurityGroup',
    'AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine', 'AWS::AutoScaling::AutoScalingGroup', 'AWS::SQS::Queue', 'AWS::Events::Rule',
  ])('reach every %s', (type) => {
    const properties = tagged.filter(([, { Type }]) => Type === type).map(([, { Properties }]) => Properties);
    expect(properties.length).toBeGreaterThan(0);
    properties.forEach(({ Tags: tags }) => expect(JSON.stringify(tags)).toContain('render'));
  });

  test('reach the instances', () => {
    const environments = tagged.filter(([, { Type, Properties }]) => Type === 'AWS::Batch::ComputeEnvironment' && Properties.ComputeResources?.InstanceTypes);
    expect(environments).toHaveLength(1);
    environments.forEach(([, { Properties }]) => expect(Properties.ComputeResources.Tags).toEqual({ team: 'render' }));
  });

  test('go from a job definition to the tasks of its jobs', () => {
    const definitions = tagged.filter(([, { Type }]) => Type === 'AWS::Batch::JobDefinition');
    expect(definitions.map(([, { Properties }]) => Properties.PropagateTags)).toEqual(definitions.map(() => true));
  });
});

describe('a permissions boundary', () => {
  const unbound = (resources: [string, any][]) => resources.filter(([, { Type, Properties }]) => Type === 'AWS::IAM::Role' && !Properties.PermissionsBoundary);

  test('of the app is one of every role', () => {
    const resources = resourcesOf(undefined, (stack) => {
      iam.PermissionsBoundary.of(stack.node.root).apply(iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'));
    });
    expect(unbound(resources)).toEqual([]);
  });

  test('of the stack is one of every role', () => {
    expect(unbound(resourcesOf({ permissionsBoundary: PermissionsBoundary.fromName('boundary') }))).toEqual([]);
  });
});

describe('synthesizers', () => {
  test.each<[string, IStackSynthesizer]>([
    ['with a qualifier', new DefaultStackSynthesizer({ qualifier: 'render' })],
    ['with the credentials of the command line', new CliCredentialsStackSynthesizer()],
  ])('%s take everything', (_, synthesizer) => {
    expect(resourcesOf({ synthesizer }).length).toBe(resourcesOf().length);
  });

  test('without a bootstrap stack take what has no file', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { synthesizer: new BootstraplessSynthesizer() });
    addJob(fargateQueue(stack));
    expect(app.synth().getStackByName('Stack').assets).toHaveLength(0);
  });

  test('say so where there is a file', () => {
    expect(() => resourcesOf({ synthesizer: new BootstraplessSynthesizer() })).toThrow('Cannot add assets to a Stack that uses the BootstraplessSynthesizer');
  });
});
