/**
 * Writes the table of EC2 instance types that the checks know: `npx projen instance-types FACTS.json`.
 *
 * FACTS.json names its source, with the date, and has for each type its vCPUs, MiB of memory, GPUs and architecture:
 *
 *     { "source": "EC2 DescribeInstanceTypes, us-east-1, 2026-08-02", "types": { "g5.xlarge": [4, 16384, 1, "x86_64"] } }
 *
 * That is what EC2 says of itself, of one region. Regions differ, so take the one with most types, or merge several:
 *
 *     aws ec2 describe-instance-types --region us-east-1 | jq --arg source "EC2 DescribeInstanceTypes, us-east-1, $(date -I)" \
 *       '{ source: $source, types: [.InstanceTypes[] | { key: .InstanceType, value: [.VCpuInfo.DefaultVCpus, .MemoryInfo.SizeInMiB,
 *          ([.GpuInfo.Gpus[]?.Count] | add // 0), .ProcessorInfo.SupportedArchitectures[-1]] }] | from_entries }'
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TABLE = join(__dirname, '../../src/model/instance-types/table.generated.ts');

export interface Facts {
  readonly source: string;
  /** vCPUs, MiB of memory, GPUs, architecture; what comes after that is not used. */
  readonly types: Readonly<Record<string, readonly [number, number, number, string, ...unknown[]]>>;
}

/** What AWS Batch runs jobs on. Macs it does not. */
const ARCHITECTURES = ['x86_64', 'arm64'];

/** Families with a part of a GPU: sources say 0 or 1 of it, and what Amazon ECS makes of it is not documented. */
const FRACTIONAL_GPUS = ['g6f', 'gr6f'];

/** The source of the table: one line for each family, the architecture first, then `SIZE:VCPUS:MIB`, and `:GPUS` where there are any. */
export function tableOf({ source, types }: Facts): string {
  const families = new Map<string, string[]>();
  for (const [name, [vcpus, memoryMiB, gpus, architecture]] of Object.entries(types).sort(bySize)) {
    const [family, size] = name.split('.');
    if (ARCHITECTURES.includes(architecture)) {
      const gpuCount = FRACTIONAL_GPUS.includes(family) ? '?' : gpus;
      families.set(family, [...families.get(family) ?? [architecture], [size, vcpus, memoryMiB, ...gpuCount === 0 ? [] : [gpuCount]].join(':')]);
    }
  }
  return [
    '// Generated from a list of EC2 instance types: npx projen instance-types',
    '',
    '/** Where the table comes from, and of when it is. */',
    `export const SOURCE = ${quoted(source)};`,
    '',
    '/** By family: the architecture, then `SIZE:VCPUS:MIB[:GPUS]` of its sizes, the smallest first; `?` GPUs are a part of one. */',
    'export const FAMILIES: Readonly<Record<string, string>> = {',
    ...[...families].map(([family, sizes]) => `  ${quoted(family)}: ${quoted(sizes.join(' '))},`),
    '};',
    '',
  ].join('\n');
}

function bySize([a, [vcpusOfA, memoryOfA]]: [string, Facts['types'][string]], [b, [vcpusOfB, memoryOfB]]: [string, Facts['types'][string]]): number {
  const [familyOfA, familyOfB] = [a.split('.')[0], b.split('.')[0]];
  return familyOfA !== familyOfB ? (familyOfA < familyOfB ? -1 : 1) : vcpusOfA - vcpusOfB || memoryOfA - memoryOfB || (a < b ? -1 : 1);
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

if (require.main === module) {
  const [facts] = process.argv.slice(2);
  if (!facts) {
    throw new Error('usage: npx projen instance-types FACTS.json; its format stands at the top of this script');
  }
  writeFileSync(TABLE, tableOf(JSON.parse(readFileSync(facts, 'utf8'))));
}
