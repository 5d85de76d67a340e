/** Which processors a compute environment has. */
import type { Architecture } from '../../../model/instance-types/instance-types';
import type { ComputeEnvironmentModel, Known } from '../../../model/types';
import { type Fleet, fleetOf } from '../../fleet';
import type { Inspection } from '../../inspection';

export const ARCHITECTURES: readonly Architecture[] = ['x86_64', 'arm64'];

/** What people call them. */
export const ARCHITECTURE_NAMES: Readonly<Record<Architecture, string>> = { x86_64: 'x86', arm64: 'ARM (AWS Graviton)' };

/** The architectures among the instance types that the templates name. */
export function architecturesOf(fleet: Fleet): Architecture[] {
  return ARCHITECTURES.filter((architecture) => fleet.types.some((type) => type.architecture === architecture));
}

/** The architecture of an environment; `undefined` where it has none of its own (Fargate), or, by mistake, both. */
export function architectureOf(environment: ComputeEnvironmentModel, inspection: Inspection): Known<Architecture> | undefined {
  const fleet = inspection.once(environment, fleetOf);
  const found = fleet ? architecturesOf(fleet) : [];
  return found.length === 1 ? found[0] : found.length > 1 ? undefined : fleet?.unknown;
}
