import { readList, readNumber } from './read-value';
import { isObject, type JsonObject, member } from './record';
import type { Known } from './types';
import { Unknown } from './unknown';

/** What a container asks for. */
export interface ContainerRequirements {
  readonly vcpus: Known<number>;
  readonly memoryMiB: Known<number>;
  readonly gpus: Known<number>;
}

/**
 * What the container properties of a job definition, in the API's shape, ask for.
 *
 * `vcpus` and `memory` are the deprecated way to say it: `resourceRequirements` win.
 */
export function requirementsOf(container: JsonObject): ContainerRequirements {
  return {
    vcpus: requirement(container, 'VCPU') ?? readNumber(container, 'vcpus') ?? new Unknown('the job definition asks for no VCPU'),
    memoryMiB: requirement(container, 'MEMORY') ?? readNumber(container, 'memory') ?? new Unknown('the job definition asks for no MEMORY'),
    gpus: requirement(container, 'GPU') ?? 0,
  };
}

function requirement(container: JsonObject, type: string): Known<number> | undefined {
  const requirements = readList(container, 'resourceRequirements');
  const found = requirements.find((item) => isObject(item) && String(item.type).toUpperCase() === type);
  if (found === undefined) {
    return requirements.find((item) => item instanceof Unknown);
  }
  const value = member(found, 'value');
  if (value instanceof Unknown) {
    return value;
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : new Unknown(`the ${type} requirement is not a number`);
}
