import { compute, job, outcomes, queue, severityOf, UNKNOWN } from '../../_helpers';

const RESOURCES = {
  Fargate: compute('FARGATE'),
  Ec2: compute('EC2'),
  Import: compute('EC2', { Type: UNKNOWN }),
};

/** A job that its construct made for the queue. */
function outcomeOnQueue(platformCapabilities: unknown, environments: string[]) {
  const resources = {
    ...RESOURCES,
    Queue: { ...queue(environments), Metadata: { 'cdk-batchworks:path': 'Stack/Queue' } },
    Job: job({ PlatformCapabilities: platformCapabilities }, { Metadata: { 'cdk-batchworks:queue': 'Stack/Queue' } }),
  };
  return outcomes('CE-05', resources).Job;
}

test.each<[unknown, string[], string]>([
  [['FARGATE'], ['Fargate'], 'holds'],
  [['FARGATE'], ['Ec2'], 'violates'],
  [['EC2'], ['Fargate'], 'violates'],
  [undefined, ['Ec2'], 'holds'],
  [undefined, ['Fargate'], 'violates'],
  [['fargate'], ['Fargate'], 'holds'],
  [['FARGATE'], ['Import'], 'unknown'],
  [['FARGATE'], ['Elsewhere'], 'unknown'],
  [[UNKNOWN], ['Ec2'], 'unknown'],
])('a job for %j on a queue of %j: %s', (platforms, environments, outcome) => {
  expect(outcomeOnQueue(platforms, environments)).toBe(outcome);
});

test.each([
  ['a queue has its kind', { Queue: queue(['Fargate']), Other: queue(['Ec2']) }, 'holds'],
  ['no queue has its kind', { Queue: queue(['Ec2']) }, 'violates'],
  ['a queue may have its kind', { Queue: queue(['Ec2', 'Import']) }, 'holds'],
  ['there is no queue', {}, undefined],
])('a job that nothing submits, where %s: %s', (_, queues, outcome) => {
  expect(outcomes('CE-05', { ...RESOURCES, ...queues, Job: job({ PlatformCapabilities: ['FARGATE'] }) }).Job).toBe(outcome);
});

test('a job that may be for a queue elsewhere is a warning', () => {
  expect(severityOf('CE-05', 'Job', { Ec2: compute('EC2'), Queue: queue(['Ec2']), Job: job({ PlatformCapabilities: ['FARGATE'] }) })).toBe('warning');
});
