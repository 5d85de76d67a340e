/**
 * The sizes that Fargate offers, https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html.
 *
 * Plain data, without the CDK: the checks use it as well.
 */
interface FargateSize {
  readonly vcpus: number;
  /** In MiB, ascending. */
  readonly memory: readonly number[];
}

const GIB = 1024;

const FARGATE_SIZES: readonly FargateSize[] = [
  { vcpus: 0.25, memory: [512, 1 * GIB, 2 * GIB] },
  { vcpus: 0.5, memory: steps(1 * GIB, 4 * GIB, 1 * GIB) },
  { vcpus: 1, memory: steps(2 * GIB, 8 * GIB, 1 * GIB) },
  { vcpus: 2, memory: steps(4 * GIB, 16 * GIB, 1 * GIB) },
  { vcpus: 4, memory: steps(8 * GIB, 30 * GIB, 1 * GIB) },
  { vcpus: 8, memory: steps(16 * GIB, 60 * GIB, 4 * GIB) },
  { vcpus: 16, memory: steps(32 * GIB, 120 * GIB, 8 * GIB) },
  { vcpus: 32, memory: [60 * GIB, 120 * GIB, 244 * GIB] },
];

function steps(first: number, last: number, step: number): number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);
}

/** The ECS CPU units that are likely meant as vCPUs by mistake: 1 vCPU is 1024 units. */
const CPU_UNITS = [256, 512, 1024, 2048, 4096, 8192, 16384, 32768];

/** What is wrong with a vCPU count on Fargate, in words; nothing where it exists. */
export function fargateVcpusProblem(vcpus: number): string | undefined {
  if (FARGATE_SIZES.some((size) => size.vcpus === vcpus)) { return undefined; }
  const allowed = FARGATE_SIZES.map((size) => size.vcpus);
  const hint = CPU_UNITS.includes(vcpus)
    ? `${vcpus} looks like ECS CPU units: use ${vcpus / 1024}`
    : `the next valid value is ${allowed.find((value) => value > vcpus) ?? allowed[allowed.length - 1]}`;
  return `\`vcpus\` must be one of ${allowed.join(', ')} on Fargate, got ${vcpus}; ${hint}`;
}

/** What is wrong with a memory size on Fargate, given a vCPU count that exists; nothing where it goes with it. */
export function fargateMemoryProblem(vcpus: number, memoryMiB: number): string | undefined {
  const memory = FARGATE_SIZES.find((size) => size.vcpus === vcpus)?.memory ?? [];
  if (memory.includes(memoryMiB)) { return undefined; }
  return `\`memory\` must be one of ${abbreviate(memory)} MiB for ${vcpus} vCPU on Fargate, got ${memoryMiB}; ${nextValid(memory, memoryMiB)}`;
}

function nextValid(memory: readonly number[], memoryMiB: number): string {
  const next = memory.find((value) => value > memoryMiB);
  if (next !== undefined) { return `the next valid size is ${next}`; }
  const larger = FARGATE_SIZES.find((size) => size.memory[size.memory.length - 1] >= memoryMiB);
  return larger
    ? `that much memory needs ${larger.vcpus} vCPU`
    : 'Fargate has no size with that much memory: use an EC2 compute environment';
}

function abbreviate(values: readonly number[]): string {
  return values.length <= 4 ? values.join(', ') : `${values[0]}, ${values[1]} … ${values[values.length - 1]}`;
}
