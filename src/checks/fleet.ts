import { ofComputeEnvironments } from './answers';
import type { Inspection } from './inspection';
import { platformOf } from './placements';
import type { Answer, Rule } from './rule';
import { type InstanceType, membersOf } from '../model/instance-types/instance-types';
import type { ComputeEnvironmentModel, JobQueueModel, Known } from '../model/types';
import { isKnown, Unknown } from '../model/unknown';

/** The instance types that a compute environment, or all those of a queue, can launch. */
export class Fleet {
  constructor(
    /** Those that the templates name. */
    public readonly types: readonly InstanceType[],
    /** Those that AWS Batch may launch besides: its own classes move to newer families. */
    public readonly further: readonly InstanceType[],
    /** Why the templates do not tell all of them. */
    public readonly unknown?: Unknown,
  ) {}

  /** Whether an instance type is of a kind; not known where only those that the templates do not name for certain may be. */
  public has(isOfKind: (type: InstanceType) => Known<boolean>): Known<boolean> {
    if (this.types.some((type) => isOfKind(type) === true)) {
      return true;
    }
    return this.unknown
      ?? this.types.map(isOfKind).find((answer) => answer instanceof Unknown)
      ?? (this.further.some((type) => isOfKind(type) === true) && new Unknown('AWS Batch may choose newer instance families for its own classes'));
  }

  /** The type with most of something, of those that the templates name. To be asked only where there is one. */
  public largest(size: (type: InstanceType) => number): InstanceType {
    return this.types.reduce((largest, type) => (size(largest) >= size(type) ? largest : type));
  }
}

/** What a compute environment can launch; `undefined` where it has no EC2 instances. */
export function fleetOf(environment: ComputeEnvironmentModel): Fleet | undefined {
  const platform = platformOf(environment);
  if (platform !== 'EC2' && platform !== 'EKS') {
    return platform instanceof Unknown ? new Fleet([], [], platform) : undefined;
  }
  if (environment.type === 'UNMANAGED') {
    return new Fleet([], [], new Unknown(`somebody else starts the instances of the unmanaged compute environment \`${environment.name}\``));
  }
  if (environment.instanceTypes.length === 0) {
    return new Fleet([], [], new Unknown(`the compute environment \`${environment.name}\` lists no instance types`));
  }
  return union(environment.instanceTypes.map(fleetOfEntry));
}

/** Judges every managed compute environment of EC2 instances. */
export function ofFleets(answer: (fleet: Fleet, environment: ComputeEnvironmentModel, inspection: Inspection) => Answer): Rule['inspect'] {
  return ofComputeEnvironments((environment, inspection) => {
    const fleet = environment.type === 'MANAGED' ? inspection.once(environment, fleetOf) : undefined;
    return fleet && answer(fleet, environment, inspection);
  });
}

/** What an entry of `instanceTypes` stands for, `c7g`, `c7g.2xlarge` or `optimal`. */
export function fleetOfEntry(entry: Known<string>): Fleet {
  const members = isKnown(entry) ? membersOf(entry) : entry;
  return members instanceof Unknown ? new Fleet([], [], members) : new Fleet(members.types, members.further);
}

/** What a queue can launch for jobs of Amazon ECS; `undefined` where none of its environments has instances for them. */
export function fleetOfQueue(queue: JobQueueModel, inspection: Inspection): Fleet | undefined {
  const fleets = queue.computeEnvironments.map((reference) => {
    const environment = inspection.find('computeEnvironments', reference);
    if (environment instanceof Unknown) {
      return new Fleet([], [], environment);
    }
    return platformOf(environment) === 'EKS' ? undefined : inspection.once(environment, fleetOf);
  }).filter((fleet) => fleet !== undefined);
  return fleets.length > 0 ? union(fleets) : undefined;
}

function union(fleets: readonly Fleet[]): Fleet {
  return new Fleet(
    unique(fleets.flatMap(({ types }) => types)),
    unique(fleets.flatMap(({ further }) => further)),
    fleets.find(({ unknown }) => unknown)?.unknown,
  );
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
