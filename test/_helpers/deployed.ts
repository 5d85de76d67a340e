import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { inputOf, matches } from './event-pattern';
import { readModel } from '../../src/model/batch-model';
import type { ResourceReference, TemplateEnvironment } from '../../src/model/environment';
import { Stacks } from '../../src/model/intrinsics/stacks';

/** The account and region of the local Batch. */
const [REGION, ACCOUNT] = ['us-east-1', '000000000000'];

const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

/** What `Ref`, and the attributes that are ARNs, give; of other resources the logical id. */
const ARNS: Record<string, (resource: ResourceReference) => string> = {
  'AWS::Batch::JobQueue': ({ name }) => arn('batch', `job-queue/${name}`),
  'AWS::Batch::JobDefinition': ({ name }) => arn('batch', `job-definition/${name}:1`),
  'AWS::StepFunctions::StateMachine': ({ logicalId }) => arn('states', `stateMachine:${logicalId}`),
};

const ENVIRONMENT: TemplateEnvironment = {
  region: REGION,
  accountId: ACCOUNT,
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
  attributeOf: (resource) => ARNS[resource.type]?.(resource) ?? resource.logicalId,
};

/** What a rule starts: a state machine by its ARN, and the input that it gets. */
export interface Start {
  readonly arn: string;
  readonly input: any;
}

/** A synthesized stack, with all filled in that CloudFormation would, as far as the local Batch and state machines are concerned. */
export class Deployed {
  /** The cloud assembly, as `LocalBatch` reads it. */
  public readonly folder: string;

  private readonly template: any;
  private readonly resolve: (value: unknown) => any;

  constructor(private readonly stack: Stack) {
    this.folder = (stack.node.root as App).synth().directory;
    this.template = JSON.parse(fs.readFileSync(path.join(this.folder, stack.templateFile), 'utf8'));
    const templates = [{ name: stack.stackName, template: this.template }];
    const { jobQueues, jobDefinitions } = readModel(templates, ENVIRONMENT);
    const names = new Map([...jobQueues, ...jobDefinitions].map(({ logicalId, name }) => [logicalId, name]));
    const [scope] = new Stacks(templates, ENVIRONMENT, (_, logicalId) => names.get(logicalId) ?? logicalId).scopes;
    this.resolve = (value) => scope.resolve(value);
  }

  public arnOf(machine: sfn.StateMachine): string {
    return arn('states', `stateMachine:${this.stack.getLogicalId(machine.node.defaultChild as sfn.CfnStateMachine)}`);
  }

  /** The ARNs of all state machines. */
  public get machines(): string[] {
    const machines = Object.entries<any>(this.template.Resources).filter(([, { Type }]) => Type === 'AWS::StepFunctions::StateMachine');
    return machines.map(([logicalId]) => arn('states', `stateMachine:${logicalId}`));
  }

  /** The definition of a state machine, by its ARN, which may be in a file beside the template. */
  public definitionOf(machineArn: string): any {
    return JSON.parse(this.textOf(this.resolve(this.template.Resources[machineArn.split(':').at(-1)!].Properties)));
  }

  /** The state machines that the rules of the stack start when an event comes. */
  public startsOn(event: any): Start[] {
    const rules = Object.values<any>(this.template.Resources).filter(({ Type }) => Type === 'AWS::Events::Rule').map(({ Properties }) => this.resolve(Properties));
    return rules.filter(({ EventPattern }) => EventPattern && matches(EventPattern, event))
      .flatMap(({ Targets }) => Targets.filter(({ Arn }: any) => this.machines.includes(Arn)))
      .map((target: any) => ({ arn: target.Arn, input: inputOf(target, event) }));
  }

  private textOf({ DefinitionString, DefinitionS3Location, DefinitionSubstitutions }: any): string {
    if (DefinitionString) { return DefinitionString; }
    const text = fs.readFileSync(path.join(this.folder, `asset.${DefinitionS3Location.Key}`), 'utf8');
    return Object.entries<string>(DefinitionSubstitutions).reduce((all, [name, value]) => all.replaceAll(`\${${name}}`, value), text);
  }
}
