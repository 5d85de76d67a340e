import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { BatchClient } from '@aws-sdk/client-batch';
import { ECSClient } from '@aws-sdk/client-ecs';
import { decide } from './decision';
import { Fleet } from './fleet';
import { SETTINGS } from './settings';
import { countWaitingJobs } from './waiting-jobs';

const batch = new BatchClient();
const ecs = new ECSClient();
const autoScaling = new AutoScalingClient();

/** One round: looks at the queues and the instances, and makes the fleet as large as they need it. */
export async function handler(): Promise<void> {
  const jobsPerInstance = Number(setting('jobsPerInstance'));
  const fleet = new Fleet(ecs, autoScaling, setting('cluster'), setting('autoScalingGroup'));
  // The instances first: a job that starts in between is then seen in neither place, and at worst its instance drains until the job ends.
  // The other way round it would be seen in both, and an instance too many would start.
  const state = await fleet.describe();
  const waitingJobs = await countWaitingJobs(batch, setting('computeEnvironment'), state.maxInstances * jobsPerInstance);
  const decision = decide({ ...state, waitingJobs, jobsPerInstance });
  console.log(JSON.stringify({ waitingJobs, desiredInstances: state.desiredInstances, instances: state.instances.length, decision }));
  await fleet.apply(decision);
}

function setting(name: keyof typeof SETTINGS): string {
  return process.env[SETTINGS[name]]!;
}
