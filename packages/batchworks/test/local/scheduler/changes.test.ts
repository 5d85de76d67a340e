import * as fc from 'fast-check';
import { CLUSTER, jobsOf, Player, stepsWithChanges, type Turn } from './_workload';
import { consumableResourceOf, jobOf, type SchedulerState } from '../../../src/local/scheduler';

/** Plays random workloads, while environments and consumable resources change, and shows every turn to `observe`. */
function always(observe: (turn: Turn, player: Player) => void): void {
  fc.assert(fc.property(stepsWithChanges, (workload) => {
    const player: Player = new Player(CLUSTER, (turn) => observe(turn, player));
    player.play(workload).drain();
  }));
}

const RESOURCES = CLUSTER.consumableResources!.map(({ name }) => name);

function heldBy(state: SchedulerState, jobIds: Iterable<string>, name: string): number {
  return [...jobIds].flatMap((jobId) => jobOf(state, jobId)!.spec.consumableResources ?? [])
    .filter((needed) => needed.name === name).reduce((sum, { quantity }) => sum + quantity, 0);
}

test('jobs are started in environments that are enabled and have room', () => {
  always(({ state, actions }) => {
    for (const action of actions) {
      if (action.type === 'STOP') continue;
      const { enabled, capacity } = state.computeEnvironments.get(action.computeEnvironment)!;
      const { vcpus, memoryMiB, gpus } = state.used.get(action.computeEnvironment)!;
      expect(enabled && vcpus <= capacity.vcpus && memoryMiB <= capacity.memoryMiB && gpus <= capacity.gpus).toBe(true);
    }
  });
});

test('what is in use of a consumable resource is what the jobs hold that have a place, and nothing of it is ever negative', () => {
  always(({ state, actions }, { running }) => {
    const placed = [...running.keys(), ...actions.filter(({ type }) => type === 'START').map(({ jobId }) => jobId)];
    for (const name of RESOURCES) {
      const { inUseQuantity, totalQuantity, availableQuantity } = consumableResourceOf(state, name)!;
      expect(inUseQuantity).toBe(heldBy(state, placed, name));
      expect(Math.min(totalQuantity, availableQuantity)).toBeGreaterThanOrEqual(0);
    }
  });
});

test('no job starts that needs more of a consumable resource than there is', () => {
  always(({ state, actions }) => {
    const started = actions.filter(({ type }) => type === 'START').map(({ jobId }) => jobId);
    for (const name of RESOURCES.filter((each) => heldBy(state, started, each) > 0)) {
      const { inUseQuantity, totalQuantity } = consumableResourceOf(state, name)!;
      expect(inUseQuantity).toBeLessThanOrEqual(totalQuantity);
    }
  });
});

test('no job is lost: once all is enabled and there is enough, every job comes to its end', () => {
  fc.assert(fc.property(stepsWithChanges, (workload) => {
    const player = new Player(CLUSTER, () => undefined).play(workload);
    player.play([{ type: 'CHANGE', enabled: [true, true, true], quantity: 9999 }]).drain();
    const left = jobsOf(player.state).filter(({ status }) => status !== 'SUCCEEDED' && status !== 'FAILED');
    expect(left.filter(({ status, statusReason }) => status === 'RUNNABLE' && statusReason === undefined)).toEqual([]);
    expect([...player.state.used.values()].every(({ vcpus, memoryMiB, gpus }) => vcpus + memoryMiB + gpus === 0)).toBe(true);
  }));
});
