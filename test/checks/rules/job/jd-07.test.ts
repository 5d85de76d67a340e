import { outcomeOfJob } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['node:22', 'violates'],
  ['nextflow/rnaseq:3', 'violates'],
  ['docker.io/library/node:22', 'violates'],
  ['public.ecr.aws/docker/library/node:22', undefined],
  ['localhost/node', undefined],
  ['registry.example.com:5000/node', undefined],
  [{ 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/node:22' }, undefined],
  [{ 'Fn::Sub': '${AWS::StackName}' }, 'violates'],
  [{ Ref: 'Job' }, undefined],
  [UNKNOWN, undefined],
])('a job of the image %j: %s', (Image, outcome) => {
  expect(outcomeOfJob('JD-07', { ContainerProperties: { Image } })).toBe(outcome);
});

test.each([
  [{ Attempts: 3 }, 'holds'],
  [{ Attempts: 1 }, undefined],
  [{ Attempts: 3, EvaluateOnExit: [{ Action: 'RETRY', OnReason: 'CannotPullContainerError:*' }, { Action: 'EXIT', OnReason: '*' }] }, 'holds'],
  [{ Attempts: 3, EvaluateOnExit: [{ Action: 'RETRY', OnStatusReason: 'Task failed to start' }, { Action: 'EXIT', OnReason: '*' }] }, 'holds'],
  [{ Attempts: 3, EvaluateOnExit: [{ Action: 'RETRY', OnStatusReason: 'Host EC2*' }, { Action: 'EXIT', OnReason: '*' }] }, 'violates'],
])('with the retry strategy %j: %s', (RetryStrategy, outcome) => {
  expect(outcomeOfJob('JD-07', { RetryStrategy, ContainerProperties: { Image: 'node:22' } })).toBe(outcome);
});
