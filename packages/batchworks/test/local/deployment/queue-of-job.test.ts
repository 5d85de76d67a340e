import { ASSEMBLY, deploy, environmentOf, FARM_TEMPLATE, jobFor, queueOn } from './_helpers';
import { findJobDefinition, queueOfJob, readDeployment } from '../../../src/local/deployment';

describe('the queue of a job', () => {
  const compute = { Fargate: environmentOf('FARGATE_SPOT'), Ec2: environmentOf('EC2') };
  const queues = { Urgent: queueOn('Fargate', { 'cdk-batchworks:path': 'Farm/Urgent' }), Bulk: queueOn('Ec2', { 'cdk-batchworks:path': 'Farm/Bulk' }) };

  function queueOf(job: object, resources: object = { ...compute, ...queues }) {
    const deployment = deploy({ ...resources, Job: job });
    return queueOfJob(deployment, findJobDefinition(deployment, 'Job')).name;
  }

  test.each([
    ['that its construct was given', jobFor('FARGATE', { 'cdk-batchworks:queue': 'Farm/Bulk' }), 'Bulk'],
    ['that has Fargate', jobFor('FARGATE'), 'Urgent'],
    ['that has instances', jobFor('EC2'), 'Bulk'],
    ['that has instances, where the job says nothing', jobFor(undefined), 'Bulk'],
  ])('is the one %s', (_, job, name) => {
    expect(queueOf(job)).toBe(name);
  });

  test('may have compute that the template only imports', () => {
    const imported = { Type: 'AWS::Batch::JobQueue', Properties: { ComputeEnvironmentOrder: [{ ComputeEnvironment: { 'Fn::ImportValue': 'X' } }] } };
    expect(queueOf(jobFor('FARGATE'), { Shared: imported })).toBe('Shared');
  });

  test('must be named where more than one fits', () => {
    expect(() => queueOf(jobFor('EC2'), { ...compute, ...queues, Other: queueOn('Ec2') }))
      .toThrow('more than one job queue for the job definition "Job": name one of Bulk, Other');
  });

  test('must fit', () => {
    expect(() => queueOf(jobFor('FARGATE'), { Ec2: compute.Ec2, Bulk: queues.Bulk }))
      .toThrow('no job queue for the job definition "Job", which needs FARGATE; the compute of Bulk is of another kind');
    expect(() => queueOf(jobFor('FARGATE'), {})).toThrow('no job queue for the job definition "Job", which needs FARGATE; there is no job queue at all');
  });
});

test('a template that was written by hand needs no more', () => {
  const farm = readDeployment(FARM_TEMPLATE);
  expect(farm.model.jobDefinitions.map((job) => queueOfJob(farm, job).name)).toEqual(['Urgent', 'Bulk']);
});

test('every stage has its own queues', () => {
  const assembly = readDeployment(ASSEMBLY);
  expect(assembly.model.jobDefinitions.map((job) => queueOfJob(assembly, job).name)).toEqual(['Prod-Farm-Bulk', 'Farm-Bulk']);
});
