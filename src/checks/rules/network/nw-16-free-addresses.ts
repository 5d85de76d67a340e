import { parseCidr } from './cidr';
import type { ComputeNetwork } from './compute-network';
import { networksOf } from './needs';
import { ofNetworks } from './of-subnets';
import { taskRequirements } from '../../../model/tasks';
import type { BatchModel, ComputeEnvironmentModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, judge } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, type Rule } from '../../rule';

/** Amazon VPC keeps five addresses of every subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const RESERVED_ADDRESSES = 5;

export const NW_16: Rule = {
  id: 'NW-16',
  title: 'The subnets of Fargate have addresses for as many jobs as the compute environment may run',
  severity: 'warning',
  explanation: 'Every job on Fargate takes an address of its subnet. Where even jobs of the largest size use up the addresses before they reach `MaxvCpus`, '
    + 'the rest waits in RUNNABLE, and no limit that AWS Batch shows says why. Five addresses of every subnet are reserved.',
  remedy: 'Use larger subnets, more of them, or a smaller `MaxvCpus`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/best-practices.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  ],
  inspect: ofNetworks((network, inspection) => (network.platform === 'FARGATE' ? judgeAddresses(network, inspection) : undefined)),
};

function judgeAddresses({ environment, subnets }: ComputeNetwork, inspection: Inspection): Answer {
  const largest = inspection.once(inspection.model, computeLargestJobs).get(environment);
  const sizes = subnets.map((reach) => (isKnown(reach) ? sizeOf(reach.subnet.cidrBlock) : reach));
  const unknown = [largest, ...sizes].find((value) => value instanceof Unknown);
  if (largest === undefined || subnets.length === 0) {
    return undefined;
  }
  if (unknown) {
    return unknown as Unknown;
  }
  const addresses = (sizes as number[]).reduce((sum, size) => sum + size, 0);
  return judge(environment.maxvCpus, (most) => addresses * (largest as number) >= most
    || `Its subnets have ${addresses} addresses for jobs, and the largest job takes ${String(largest)} vCPU: `
    + `of its ${most} vCPUs no more than ${addresses * (largest as number)} can ever be used`);
}

function sizeOf(cidrBlock: Known<string> | undefined): Known<number> {
  const range = cidrBlock !== undefined && isKnown(cidrBlock) ? parseCidr(cidrBlock) : undefined;
  return range ? Math.max(range.size - RESERVED_ADDRESSES, 0) : cannotTell('the addresses of a subnet are known only after a deploy');
}

/** The vCPUs of the largest job that may be placed in an environment. */
function computeLargestJobs({ jobDefinitions }: BatchModel, inspection: Inspection): ReadonlyMap<ComputeEnvironmentModel, Known<number>> {
  const largest = new Map<ComputeEnvironmentModel, Known<number>>();
  for (const job of jobDefinitions) {
    const size = largestOf(inspection.tasksOf(job).map((task) => inspection.once(task, taskRequirements).vcpus));
    for (const { environment } of inspection.once(job, networksOf)) {
      const known = largest.get(environment) ?? 0;
      largest.set(environment, isKnown(known) && isKnown(size) ? Math.max(known, size) : known instanceof Unknown ? known : size);
    }
  }
  return largest;
}

function largestOf(sizes: readonly Known<number>[]): Known<number> {
  return sizes.find((size) => size instanceof Unknown) ?? Math.max(0, ...sizes as readonly number[]);
}
