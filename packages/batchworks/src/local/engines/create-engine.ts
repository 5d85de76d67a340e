import type { Engine } from './engine';
import { ENGINE_NAMES, type EngineName } from './engine-names';
import { ProcessEngine } from './process-engine';
import { ImageStore } from '../store/image-store';
import type { StateDirectory } from '../store/state-directory';

/** What every engine is told. */
export interface EngineProps {
  readonly state: StateDirectory;
  /** What a job has between SIGTERM and SIGKILL. */
  readonly stopTimeoutSeconds: number;
  /** Whether definitions may make containers privileged, and give them devices of this machine. */
  readonly allowPrivileged: boolean;
}

/**
 * The engine of a name.
 *
 * @throws Error when it is to be `container` and none answers
 */
export async function createEngine(name: EngineName, props: EngineProps): Promise<Engine> {
  switch (name) {
    case 'process':
      return processEngine(props);
    case 'container':
      return containerEngine(props);
    case 'auto':
      return containerEngine(props).catch((error: Error) => processEngine(props, error.message));
    default:
      throw new Error(`\`engine\` must be one of ${ENGINE_NAMES.join(', ')}, got "${String(name)}"`);
  }
}

function processEngine({ state, stopTimeoutSeconds }: EngineProps, whyNotContainers?: string): Engine {
  return new ProcessEngine({
    stopTimeoutMilliseconds: stopTimeoutSeconds * 1000, images: new ImageStore(state.imagesDirectory), whyNotContainers,
  });
}

async function containerEngine({ state, ...props }: EngineProps): Promise<Engine> {
  // Loaded only here: the client of the Docker API is large, and most runs need none.
  const { ContainerEngine } = require('./container-engine') as typeof import('./container-engine'); // eslint-disable-line @typescript-eslint/no-require-imports
  return ContainerEngine.start({ stateDirectory: state.path, ...props });
}
