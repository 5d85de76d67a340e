import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { BatchPlatform, BatchQueue, ContainerJob, ContainerJobOptions, JobGraph, JobGraphProps } from '../../../src';
import { readModel } from '../../../src/model/batch-model';
import type { TemplateEnvironment } from '../../../src/model/environment';
import { Stacks } from '../../../src/model/intrinsics/stacks';
import { IMAGE } from '../../_helpers/jobs';

/** A stack with a platform, a queue, and a graph, for tests that look at it and for such that run it. */
export class Film extends Stack {
  public readonly batch = new BatchPlatform(this, 'Batch');
  public readonly compute = this.batch.addFargateCompute('Fargate');
  public readonly queue: BatchQueue = this.batch.addQueue('Bulk', { compute: [this.compute] });
  public readonly graph: JobGraph;

  constructor(props?: JobGraphProps, app = new App()) {
    super(app, 'Film');
    this.graph = new JobGraph(this, 'Graph', props);
  }

  /** A job that runs a script of the shell. */
  public shell(id: string, script = 'true', options: Partial<ContainerJobOptions> = {}): ContainerJob {
    return this.batch.addJob(id, { queue: this.queue, image: IMAGE, vcpus: 0.25, command: ['sh', '-c', script], ...options });
  }
}

/** The folder of the synthesized app, and the state machines in it, as they are deployed. */
export interface Deployed {
  readonly folder: string;
  readonly graph: any;
  readonly cleanUp: any;
  /** What the clean-up is started with, but for the execution. */
  readonly queues: string[];
}

/** Synthesizes the app, and fills in what CloudFormation would, with the names that the local Batch has. */
export function deploy(film: Film): Deployed {
  const folder = (film.node.root as App).synth().directory;
  const template = JSON.parse(fs.readFileSync(path.join(folder, film.templateFile), 'utf8'));
  const named = { name: 'Film', template };
  const model = readModel([named], ENVIRONMENT);
  const names = new Map([...model.jobQueues, ...model.jobDefinitions].map(({ logicalId, name }) => [logicalId, name]));
  const environment: TemplateEnvironment = { ...ENVIRONMENT, attributeOf: ({ logicalId }) => names.get(logicalId) ?? logicalId };
  const { resolve } = scopeOf(new Stacks([named], environment, (_, logicalId) => logicalId));
  const definition = (prefix: string) => {
    const [, { Properties }] = Object.entries<any>(template.Resources)
      .find(([id, { Type }]) => Type === 'AWS::StepFunctions::StateMachine' && id.startsWith(prefix))!;
    return JSON.parse(textOf(folder, resolve(Properties)));
  };
  return { folder, graph: definition('Graph'), cleanUp: definition('JobGraphCleanUp'), queues: model.jobQueues.map(({ name }) => name) };
}

function scopeOf(stacks: Stacks) {
  const [scope] = stacks.scopes;
  return { resolve: (value: unknown): any => scope.resolve(value) };
}

/** The definition, from the template or from the file beside it. */
function textOf(folder: string, { DefinitionString, DefinitionS3Location, DefinitionSubstitutions }: any): string {
  if (DefinitionString) { return DefinitionString; }
  const text = fs.readFileSync(path.join(folder, `asset.${DefinitionS3Location.Key}`), 'utf8');
  return Object.entries<string>(DefinitionSubstitutions).reduce((all, [name, value]) => all.replaceAll(`\${${name}}`, value), text);
}

const ENVIRONMENT: TemplateEnvironment = {
  region: 'us-east-1', accountId: '123456789012', partition: 'aws', urlSuffix: 'amazonaws.com', attributeOf: ({ logicalId }) => logicalId,
};
