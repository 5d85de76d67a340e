import type Docker from 'dockerode';

/** Whose container it is: the state directory and the process of the local Batch. */
const STATE_LABEL = 'batchworks.state';
const PROCESS_LABEL = 'batchworks.process';

/** The labels of the containers that this process starts. */
export function ownerLabels(stateDirectory: string): Record<string, string> {
  return { [STATE_LABEL]: stateDirectory, [PROCESS_LABEL]: String(process.pid) };
}

/**
 * Removes the containers that a local Batch on the same state directory has left behind: one that was killed. Those of one that
 * still runs stay.
 */
export async function removeLeftovers(docker: Docker, stateDirectory: string): Promise<void> {
  const containers = await docker.listContainers({ all: true, filters: { label: [`${STATE_LABEL}=${stateDirectory}`] } });
  const leftovers = containers.filter(({ Labels }) => !isAlive(Number(Labels[PROCESS_LABEL])));
  await Promise.all(leftovers.map(async ({ Id }) => docker.getContainer(Id).remove({ force: true, v: true })));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it is there, and somebody else's
  }
}
