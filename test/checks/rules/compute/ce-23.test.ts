import { compute, outcomes, UNKNOWN, verdicts } from '../../_helpers';

const ec2 = (...InstanceTypes: unknown[]) => ({ Compute: compute('EC2', { InstanceTypes }) });

test.each<[unknown[], string | undefined]>([
  [['c5', 'c5.large', 'u-6tb1.112xlarge', 'm7i-flex.large', 'c7i.metal-24xl', 'u7in-32tb.224xlarge'], 'holds'],
  [['optimal'], 'holds'],
  [['default_x86_64'], 'holds'],
  [['default_arm64', 'm7g'], 'holds'], // families may be meant to add to it
  [['M5.large'], 'violates'],
  [['c5.*'], 'violates'],
  [['m5.large,m5.xlarge'], 'violates'],
  [['4xlarge'], 'violates'],
  [['large'], 'violates'],
  [['Optimal'], 'violates'],
  [['default-x86_64'], 'violates'],
  [[''], 'violates'],
  [['p3.2xlarge', 'optimal'], 'violates'],
  [['c5', 'm5.large', 'default_x86_64'], 'violates'],
  [[UNKNOWN, 'M5.large'], 'violates'],
  [[UNKNOWN, 'm5.large'], 'unknown'],
  [[{ Ref: 'AWS::Region' }, 'm5.large'], 'unknown'],
  [[], undefined],
])('%j: %s', (types, outcome) => {
  expect(outcomes('CE-23', ec2(...types)).Compute).toBe(outcome);
});

test.each<[string[], string]>([
  [['M5', 'c5.*', 'r5'], 'It lists `M5`, `c5.*`, which are neither types nor families of EC2 instances'],
  [['p3.2xlarge', 'optimal'], 'It lists p3.2xlarge next to `optimal`, which allows many others: jobs may run on types that were not meant'],
])('%j', (types, message) => {
  expect(verdicts('CE-23', ec2(...types)).Compute).toBe(message);
});
