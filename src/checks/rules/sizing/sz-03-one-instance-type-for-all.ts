import { count, ofTasksOnInstances, RESERVED_MIB } from './on-instances';
import type { InstanceType } from '../../../model/instance-types/instance-types';
import type { Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { judge } from '../../answers';
import type { Fleet } from '../../fleet';
import type { Answer, Rule } from '../../rule';

interface Asked {
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly gpus: number;
}

/** Whether a type has enough of it, for each thing that a job asks for. */
const ENOUGH: readonly ((type: InstanceType, asked: Asked) => Known<boolean>)[] = [
  (type, asked) => type.vcpus >= asked.vcpus,
  (type, asked) => type.memoryMiB - RESERVED_MIB >= asked.memoryMiB,
  (type, asked) => (isKnown(type.gpus) ? type.gpus >= asked.gpus : asked.gpus === 0 || type.gpus),
];

export const SZ_03: Rule = {
  id: 'SZ-03',
  title: 'One instance type of the queue has all that the job asks for: vCPUs, memory and GPUs',
  severity: 'error',
  explanation: 'A job runs on one instance. It does not help that one type has enough vCPUs and another enough memory: AWS Batch launches none, '
    + 'and the job stays in RUNNABLE.',
  remedy: 'Allow an instance type that has all of it, such as one of a memory-optimized family, or ask for less.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/best-practices.html'],
  inspect: ofTasksOnInstances(({ vcpus, memoryMiB, gpus }, fleet, queue) => judge(vcpus, (v) => judge(memoryMiB, (m) => judge(gpus, (g) => (
    together({ vcpus: v, memoryMiB: m, gpus: g }, fleet, queue.name)
  ))))),
};

/** Silent about a job of which one wish alone is too large: other rules say that better. */
function together(asked: Asked, fleet: Fleet, queue: string): Answer {
  if (ENOUGH.some((enough) => fleet.has((type) => enough(type, asked)) === false)) {
    return undefined;
  }
  return judge(fleet.has((type) => all(ENOUGH.map((enough) => enough(type, asked)))), (found) => found
    || `No instance type of the queue \`${queue}\` has ${wishes(asked)} at once, although for each there are types that have it`);
}

function wishes({ vcpus, memoryMiB, gpus }: Asked): string {
  const [last, ...others] = [...gpus > 0 ? [count(gpus, 'GPU')] : [], `${memoryMiB} MiB of memory for jobs`, count(vcpus, 'vCPU')];
  return `${others.reverse().join(', ')} and ${last}`;
}

function all(answers: readonly Known<boolean>[]): Known<boolean> {
  return !answers.includes(false) && (answers.find((answer) => answer instanceof Unknown) ?? true);
}
