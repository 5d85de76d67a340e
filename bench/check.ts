/**
 * What the checks cost: the model and all rules for a large template, whether that grows with the number of jobs alone, and
 * `batchworks check` on the example from the start of its process to its end.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { COMMAND_LINE } from './command-line';
import { atMost, Measurement, median } from './measurement';
import { RenderFarmStack } from '../examples/typescript/render-farm/render-farm-stack';
import { inspect } from '../src/checks/inspect';
import { readModel } from '../src/model/batch-model';
import { SYMBOLIC_ENVIRONMENT } from '../src/model/symbols';
import { parseTemplate, Template } from '../src/model/template';

const JOBS = 1000;
const FEW_JOBS = 250;
const QUEUES = 20;
const REPETITIONS = 15;
const STARTS = 15;

export function measureChecks(): Measurement[] {
  const [few, many] = [FEW_JOBS, JOBS].map(templateOf);
  for (let time = 0; time < REPETITIONS; time++) { inspection(few); } // warm up
  const turns = Array.from({ length: REPETITIONS }, () => ({ few: inspection(few), many: inspection(many) }));
  return [
    atMost(`model and all rules, ${JOBS} jobs on ${QUEUES} queues`, median(turns.map((turn) => turn.many)), 'ms', 300),
    atMost(`checks of a job of ${JOBS}, against one of ${FEW_JOBS}`, median(turns.map((turn) => (turn.many / JOBS) / (turn.few / FEW_JOBS))), 'ratio', 1.25),
    atMost('batchworks check on the example', commandLine(), 'ms', 400),
  ];
}

/** Milliseconds for a template that is parsed. */
function inspection(template: Template): number {
  const start = performance.now();
  inspect(readModel([{ name: 'Stack', template }], SYMBOLIC_ENVIRONMENT));
  return performance.now() - start;
}

/** Compute of both kinds in one network, a queue on each, and jobs for both, each with a log group, a secret and two roles. */
function templateOf(jobs: number): Template {
  const resources = Object.fromEntries([
    ['Vpc', resource('EC2::VPC', { CidrBlock: '10.0.0.0/16' })],
    ['Subnet', resource('EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/17' })],
    ['Group', resource('EC2::SecurityGroup', { VpcId: { Ref: 'Vpc' }, GroupDescription: 'compute' })],
    ['Logs', resource('Logs::LogGroup', {})],
    ['Secret', resource('SecretsManager::Secret', {})],
    ['JobRole', resource('IAM::Role', { AssumeRolePolicyDocument: TRUST })],
    ['ExecutionRole', resource('IAM::Role', { AssumeRolePolicyDocument: TRUST, Policies: [{ PolicyName: 'x', PolicyDocument: POLICY }] })],
    ...Array.from({ length: QUEUES }, (_, index) => [`Compute${index}`, compute(kindOf(index))]),
    ...Array.from({ length: QUEUES }, (_, index) => [`Queue${index}`, resource('Batch::JobQueue', {
      Priority: index, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { 'Fn::GetAtt': [`Compute${index}`, 'ComputeEnvironmentArn'] } }],
    })]),
    ...Array.from({ length: jobs }, (_, index) => [`Job${index}`, job(index)]),
  ]);
  return parseTemplate(JSON.stringify({ Resources: resources }), 'bench.json');
}

const TRUST = { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } }] };
const POLICY = { Statement: [{ Effect: 'Allow', Action: ['logs:*', 'secretsmanager:GetSecretValue'], Resource: '*' }] };

function kindOf(index: number): string {
  return index % 2 === 0 ? 'FARGATE' : 'EC2';
}

function resource(type: string, properties: object) {
  return { Type: `AWS::${type}`, Properties: properties };
}

function compute(type: string) {
  return resource('Batch::ComputeEnvironment', {
    Type: 'managed',
    ComputeResources: {
      Type: type,
      MaxvCpus: 256,
      Subnets: [{ Ref: 'Subnet' }],
      SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
      ...(type === 'EC2' && { InstanceTypes: ['m6i.large', 'c6i'], MinvCpus: 0, AllocationStrategy: 'BEST_FIT_PROGRESSIVE' }),
    },
  });
}

function job(index: number) {
  return resource('Batch::JobDefinition', {
    Type: 'container',
    PlatformCapabilities: [kindOf(index)],
    ContainerProperties: {
      Image: { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/jobs:1' },
      Command: ['node', 'main.js', 'Ref::scene'],
      ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '2048' }],
      JobRoleArn: { 'Fn::GetAtt': ['JobRole', 'Arn'] },
      ExecutionRoleArn: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] },
      Secrets: [{ Name: 'KEY', ValueFrom: { Ref: 'Secret' } }],
      LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': { Ref: 'Logs' }, 'awslogs-stream-prefix': `job${index}` } },
    },
    Parameters: { scene: 'harbor' },
    RetryStrategy: { Attempts: 3 },
  });
}

/** Milliseconds of a process, from its start to its end. */
function commandLine(): number {
  const outdir = mkdtempSync(join(tmpdir(), 'check-'));
  const app = new App({ outdir, analyticsReporting: false });
  new RenderFarmStack(app, 'RenderFarm');
  app.synth();
  const times = Array.from({ length: STARTS }, () => {
    const start = performance.now();
    execFileSync(process.execPath, [COMMAND_LINE, 'check', outdir, '--severity', 'error'], { stdio: ['ignore', 'ignore', 'inherit'] });
    return performance.now() - start;
  });
  rmSync(outdir, { recursive: true });
  return median(times);
}
