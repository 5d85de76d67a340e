import { deploy, FARM_TEMPLATE, jobFor } from './_helpers';
import { findComputeEnvironment, findJobDefinition, findJobQueue, findParameter, findSecret, readDeployment } from '../../../src/local/deployment';

const farm = readDeployment(FARM_TEMPLATE);

describe('a job definition is found by', () => {
  const deployment = deploy({ Frame1234: jobFor('EC2', { 'aws:cdk:path': 'Farm/Render/Frame/Resource' }) });

  test.each([
    ['its name', 'Frame'],
    ['its name and revision', 'Frame:1'],
    ['its ARN', 'arn:aws:batch:us-east-1:000000000000:job-definition/Frame:1'],
    ['its ARN without the revision', 'arn:aws:batch:us-east-1:000000000000:job-definition/Frame'],
    ['its construct path', 'Farm/Render/Frame'],
    ['its logical id', 'Frame1234'],
  ])('%s', (_, reference) => {
    expect(findJobDefinition(deployment, reference).logicalId).toBe('Frame1234');
  });
});

test('queues and compute environments are found by name and ARN', () => {
  expect(findJobQueue(farm, 'Bulk')).toBe(findJobQueue(farm, 'arn:aws:batch:us-east-1:000000000000:job-queue/Bulk'));
  expect(findComputeEnvironment(farm, 'farm-spot')).toBe(findComputeEnvironment(farm, 'Spot'));
});

test('the name goes before the logical id of another', () => {
  const deployment = deploy({ B: jobFor('EC2', { 'aws:cdk:path': 'Farm/A/Resource' }), A: jobFor('EC2', { 'aws:cdk:path': 'Farm/B/Resource' }) });
  expect(findJobDefinition(deployment, 'A').logicalId).toBe('B');
});

describe('what is not there is an error that', () => {
  test.each([
    ['lists what is', 'Stitch', 'no job definition "Stitch"; there are Preview, Frame'],
    ['guesses what was meant', 'fram', 'no job definition "fram"; there are Preview, Frame — did you mean Frame?'],
    ['knows no other revision', 'Frame:2', 'no job definition "Frame:2"; there are Preview, Frame — did you mean Frame?'],
  ])('%s', (_, reference, message) => {
    expect(() => findJobDefinition(farm, reference)).toThrow(message);
  });

  test('says that there is none', () => {
    expect(() => findJobQueue(deploy({ Frame: jobFor('EC2') }), 'Bulk')).toThrow('no job queue "Bulk"; there is no job queue at all');
  });

  test('is short however many there are', () => {
    const many = deploy(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`Job${index}`, jobFor('EC2')])));
    expect(() => findJobDefinition(many, 'Something')).toThrow(/Job19 and 10 more$/);
  });
});

test('a secret is found by name, ARN and ARN without its suffix', () => {
  const [secret] = farm.model.secrets;
  const found = ['farm/key', secret.arn, secret.arn.slice(0, -7)].map((id) => findSecret(farm, id));
  expect(found).toEqual([secret, secret, secret]);
  expect(findSecret(farm, 'farm')).toBeUndefined();
});

test('a parameter is found by name and ARN', () => {
  const [parameter] = farm.model.parameters;
  expect(['/farm/owner', 'farm/owner', parameter.arn].map((name) => findParameter(farm, name))).toEqual([parameter, parameter, parameter]);
  expect(findParameter(farm, 'owner')).toBeUndefined();
});
