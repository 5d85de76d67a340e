import { computeIn, fargateJob, network } from './_helpers';
import { outcomes, requirements, UNKNOWN, verdicts } from '../../_helpers';

function template(cidrBlock: unknown, most: unknown, vcpus: unknown) {
  return {
    ...network({ subnet: { CidrBlock: cidrBlock } }),
    ...computeIn('FARGATE', { MaxvCpus: most }),
    Job: fargateJob(requirements({ VCPU: vcpus })),
  };
}

test.each<[unknown, unknown, unknown, string]>([
  ['10.0.0.0/28', 11, '1', 'holds'],
  ['10.0.0.0/28', 12, '1', 'violates'],
  ['10.0.0.0/28', 12, '2', 'holds'],
  ['10.0.0.0/24', 256, '1', 'violates'],
  ['10.0.0.0/24', 256, '2', 'holds'],
  [UNKNOWN, 256, '1', 'unknown'],
  ['10.0.0.0/28', UNKNOWN, '1', 'unknown'],
  ['10.0.0.0/28', 256, UNKNOWN, 'unknown'],
])('in %j, up to %j vCPUs, with jobs of %j: %s', (cidrBlock, most, vcpus, outcome) => {
  expect(outcomes('NW-16', template(cidrBlock, most, vcpus)).Compute).toBe(outcome);
});

test('says how much can be used', () => {
  expect(verdicts('NW-16', template('10.0.0.0/28', 64, '2')).Compute).toMatch(/11 addresses .* of its 64 vCPUs no more than 22 can ever be used/);
});
