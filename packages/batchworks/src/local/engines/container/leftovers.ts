import type Docker from 'dockerode';
import { isAlive, type Owner, ownerOf } from '../../store/owner';

/** Whose container it is: the state directory and the process of the local Batch. */
const STATE_LABEL = 'batchworks.state';
const PROCESS_LABEL = 'batchworks.process';

/** The labels of the containers that this process starts. */
export function ownerLabels(stateDirectory: string): Record<string, string> {
  return { [STATE_LABEL]: stateDirectory, [PROCESS_LABEL]: JSON.stringify(ownerOf(process.pid)) };
}

/**
 * Removes the containers that a local Batch on the same state directory has left behind: one that was killed. Those of one that
 * still runs stay.
 */
export async function removeLeftovers(docker: Docker, stateDirectory: string): Promise<void> {
  const containers = await docker.listContainers({ all: true, filters: { label: [`${STATE_LABEL}=${stateDirectory}`] } });
  const leftovers = containers.filter(({ Labels }) => !isAlive(JSON.parse(Labels[PROCESS_LABEL]) as Owner));
  await Promise.all(leftovers.map(async ({ Id }) => docker.getContainer(Id).remove({ force: true, v: true })));
}
