/**
 * What EC2 instance types have, and which of them an entry of a compute environment's `instanceTypes` stands for.
 *
 * A table that ships with the library, of a date; `npx projen instance-types` renews it. What it lacks is `Unknown`.
 */
import { FAMILIES } from './table.generated';
import type { Known } from '../types';
import { isKnown, Unknown } from '../unknown';

export type Architecture = 'x86_64' | 'arm64';

export interface InstanceType {
  /** `c7g.2xlarge`. */
  readonly name: string;
  /** `c7g`. */
  readonly family: string;
  readonly architecture: Architecture;
  readonly vcpus: number;
  /** As advertised: what jobs get is less. */
  readonly memoryMiB: number;
  readonly gpus: Known<number>;
}

/** What an entry of `instanceTypes` stands for. */
export interface Members {
  readonly types: readonly InstanceType[];
  /** What it may stand for besides: AWS Batch moves its own classes to newer families by itself. */
  readonly further: readonly InstanceType[];
}

/**
 * The classes that AWS Batch makes of families itself: those that it documents, and a pattern of those that it may choose as well.
 *
 * `optimal` was C4, M4 and R4 (C5, M5, R5 in regions without) until November 2025, and is `default_x86_64` since. "Batch periodically
 * updates your instances in default bundles to newer, more cost-effective options": so every C, M and R family may be next.
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html,
 * https://docs.aws.amazon.com/batch/latest/userguide/optimal-default-instance-troubleshooting.html
 */
const DEFAULT_X86_64 = { documented: ['m6i', 'c6i', 'r6i', 'c7i'], further: /^[cmr]([4-9]|\d\d)[ai]?$/ };
const DEFAULT_ARM64 = { documented: ['m6g', 'c6g', 'r6g', 'c7g'], further: /^[cmr]\d+g$/ };
const CLASSES: ReadonlyMap<string, typeof DEFAULT_X86_64> = new Map([
  ['optimal', DEFAULT_X86_64], ['default_x86_64', DEFAULT_X86_64], ['default_arm64', DEFAULT_ARM64],
]);

/** Families and classes as they are asked for: parsing all of them would take longer than most checks. */
const families = new Map<string, readonly InstanceType[]>();
const classes = new Map<string, Members>();

/** The type of that name: `c7g.2xlarge`. */
export function instanceType(name: string): Known<InstanceType> {
  return familyOf(name).find((type) => type.name === name) ?? notInTable(name);
}

/** The types that an entry of `instanceTypes` stands for: a type, a family, or a class of AWS Batch such as `optimal`. */
export function membersOf(entry: string): Known<Members> {
  if (isBatchClass(entry)) {
    return membersOfClass(entry);
  }
  if (entry.includes('.')) {
    const type = instanceType(entry);
    return isKnown(type) ? { types: [type], further: [] } : type;
  }
  const types = familyOf(entry);
  return types.length > 0 ? { types, further: [] } : notInTable(entry);
}

/** Whether the entry is a class of AWS Batch, `optimal` or one of its successors, and no type or family of EC2. */
export function isBatchClass(entry: string): boolean {
  return CLASSES.has(entry);
}

function membersOfClass(name: string): Members {
  const known = classes.get(name);
  if (known) {
    return known;
  }
  const { documented, further } = CLASSES.get(name)!;
  const others = Object.keys(FAMILIES).filter((family) => further.test(family) && !documented.includes(family));
  const members = { types: documented.flatMap(familyOf), further: others.flatMap(familyOf) };
  classes.set(name, members);
  return members;
}

/** The types of a family, or of the family of a type; none where the table has no such family. */
function familyOf(name: string): readonly InstanceType[] {
  const [family] = name.split('.');
  if (!Object.hasOwn(FAMILIES, family)) {
    return [];
  }
  const types = families.get(family) ?? parse(family);
  families.set(family, types);
  return types;
}

function parse(family: string): InstanceType[] {
  const [architecture, ...sizes] = FAMILIES[family].split(' ');
  return sizes.map((text) => {
    const [size, vcpus, memoryMiB, gpus = '0'] = text.split(':');
    return {
      name: `${family}.${size}`,
      family,
      architecture: architecture as Architecture,
      vcpus: Number(vcpus),
      memoryMiB: Number(memoryMiB),
      gpus: gpus === '?' ? new Unknown(`${family}.${size} has a part of a GPU`) : Number(gpus),
    };
  });
}

function notInTable(name: string): Unknown {
  return new Unknown(`"${name}" is not in the table of EC2 instance types that ships with the checks`);
}
