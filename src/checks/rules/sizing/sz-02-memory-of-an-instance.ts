import { ofTasksOnInstances, RESERVED_MIB } from './on-instances';
import { judge, violates } from '../../answers';
import type { Fleet } from '../../fleet';
import { type Answer, HOLDS, Rule } from '../../rule';

/** AWS recommends to leave 5 % to the system: https://docs.aws.amazon.com/batch/latest/userguide/ecs-reserved-memory.html */
const SAFE_SHARE = 0.95;

export const SZ_02: Rule = {
  id: 'SZ-02',
  title: 'An instance type of the queue has as much memory for jobs as the job asks for',
  severity: 'error',
  explanation: 'Jobs get less memory than an instance type advertises: the kernel takes a part of it, and the agent 32 MiB. An m4.large has '
    + '8192 MiB and registers 7985. A job that asks for more than the largest instance registers stays in RUNNABLE; one that asks for more than '
    + '95 % of what is advertised is likely to.',
  remedy: 'Ask for at most 95 % of the memory of the instance type that the job is meant for, or allow a larger one.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/memory-management.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/ecs-reserved-memory.html',
  ],
  inspect: ofTasksOnInstances(({ memoryMiB }, fleet, queue) => judge(memoryMiB, (asked) => judge(
    fleet.has((type) => type.memoryMiB * SAFE_SHARE >= asked),
    (safe) => (safe ? HOLDS : tooMuch(asked, fleet, queue.name)),
  ))),
};

function tooMuch(asked: number, fleet: Fleet, queue: string): Answer {
  const { name, memoryMiB } = fleet.largest((type) => type.memoryMiB);
  return judge(fleet.has((type) => type.memoryMiB - RESERVED_MIB >= asked), (mayFit) => (mayFit
    ? violates(`It asks for ${asked} MiB of memory, more than 95 % of the ${memoryMiB} MiB of the largest instance type of the queue \`${queue}\`, ${name}: `
      + 'what the system takes of it may leave too little', { severity: 'warning' })
    : violates(`It asks for ${asked} MiB of memory, but the largest instance type of the queue \`${queue}\`, ${name}, has ${memoryMiB} MiB, of which `
      + `at least ${RESERVED_MIB} are not for jobs`)));
}
