import * as fc from 'fast-check';
import { allDependenciesOf, CLUSTER, dependenciesOf, jobsOf, Player, steps, type Step, type Turn } from './_workload';
import { jobOf, nextDeadline, schedule, initialState, statusSummary, type JobQueue, type ResourceRequirements, type SchedulerEvent } from '../../../src/local/scheduler';

/** Plays random workloads and shows every turn to `observe`, with the player as it was before the turn's START actions. */
function always(observe: (turn: Turn, player: Player) => void): void {
  fc.assert(fc.property(steps, (workload) => {
    const player: Player = new Player(CLUSTER, (turn) => observe(turn, player));
    player.play(workload).drain();
  }));
}

const isOver = (status: string) => status === 'SUCCEEDED' || status === 'FAILED';

describe('at every step', () => {
  test('no compute environment holds more than it can, and a disabled one nothing', () => {
    always(({ state, actions }, { running }) => {
      const started = actions.flatMap((action) => action.type === 'START' ? [[action.jobId, action] as const] : []);
      const placed = [...running, ...started];
      for (const { name, enabled, capacity } of CLUSTER.computeEnvironments) {
        const specs = placed.filter(([, { computeEnvironment }]) => computeEnvironment === name).map(([jobId]) => jobOf(state, jobId)!.spec);
        for (const resource of Object.keys(capacity) as (keyof ResourceRequirements)[]) {
          const used = specs.reduce((sum, { requirements }) => sum + requirements[resource], 0);
          expect(used).toBeLessThanOrEqual(enabled ? capacity[resource] : 0);
        }
      }
    });
  });

  test('no job is started while it runs, or after it is over, or more often than it may', () => {
    always(({ before, actions }, { running }) => {
      for (const action of actions) {
        if (action.type === 'STOP') continue;
        const job = jobOf(before, action.jobId);
        expect(running.has(action.jobId)).toBe(false);
        expect(isOver(job?.status ?? 'new')).toBe(false);
        expect(action.attempt).toBeLessThanOrEqual(job?.spec.attempts ?? 3);
      }
    });
  });

  test('no job starts before what it depends on has succeeded', () => {
    always(({ state, actions }) => {
      const started = actions.filter(({ type }) => type === 'START').flatMap(({ jobId }) => allDependenciesOf(state, jobId));
      expect(started.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
    });
  });

  test('a job is PENDING just as long as something that it waits for is on its way, and nothing of that has failed', () => {
    always(({ state }) => {
      for (const { status, spec } of jobsOf(state).filter((job) => job.spec.arraySize === undefined)) {
        const dependencies = allDependenciesOf(state, spec.jobId).map((dependency) => dependency.status);
        expect(status === 'PENDING').toBe(status !== 'FAILED' && dependencies.some((other) => other !== 'SUCCEEDED'));
        expect(status === 'PENDING' && dependencies.includes('FAILED')).toBe(false);
      }
    });
  });

  test('what is over stays as it is', () => {
    always(({ before, state }) => {
      const over = jobsOf(before).filter(({ status }) => isOver(status));
      expect(over.filter((job) => jobOf(state, job.spec.jobId) !== job)).toEqual([]);
    });
  });

  test('an array counts its children as they are', () => {
    always(({ state }) => {
      for (const { spec } of jobsOf(state).filter((job) => job.spec.arraySize !== undefined)) {
        const counted = Object.entries(statusSummary(state, spec.jobId)!);
        const children = jobsOf(state).filter(({ arrayJobId }) => arrayJobId === spec.jobId);
        expect(counted).toEqual(counted.map(([status]) => [status, children.filter((child) => child.status === status).length]));
      }
    });
  });

  test('every job is known to wait for just those jobs that have not succeeded yet', () => {
    always(({ state }) => {
      const unfinished = jobsOf(state)
        .filter(({ status, arrayJobId }) => status === 'PENDING' && arrayJobId === undefined)
        .map(({ spec: { jobId } }) => [jobId, new Set(dependenciesOf(state, jobId).filter(({ status }) => !isOver(status))).size] as const);
      expect(state.unfinishedDependencies.toObject()).toEqual(Object.fromEntries(unfinished.filter(([, count]) => count > 0)));
    });
  });

  test('the next deadline is the earliest of the attempts that run and are not being stopped', () => {
    always(({ state }) => {
      const deadlines = jobsOf(state)
        .filter(({ status, stopReason, spec }) => status === 'RUNNING' && stopReason === undefined && spec.timeoutSeconds !== undefined)
        .map(({ startedAt, spec }) => startedAt! + spec.timeoutSeconds! * 1000);
      expect(nextDeadline(state)).toBe(deadlines.length === 0 ? undefined : Math.min(...deadlines));
    });
  });
});

describe('in the end', () => {
  test('every job is over exactly once, but for those that can never be placed and those that wait for them', () => {
    fc.assert(fc.property(steps, (workload) => {
      const ends: string[] = [];
      const player = new Player(CLUSTER, ({ before, state }) => {
        const over = jobsOf(state).filter(({ status, spec }) => isOver(status) && !isOver(jobOf(before, spec.jobId)?.status ?? 'new'));
        ends.push(...over.map(({ spec }) => spec.jobId));
      });
      player.play(workload).drain();
      expect(jobsOf(player.state).filter(({ status, statusReason }) => status === 'RUNNABLE' && statusReason === undefined)).toEqual([]);

      player.submitted.forEach((jobId) => player.tell({ type: 'TERMINATED', at: 1e9, jobId, reason: 'the end' }));
      expect(player.running.size).toBe(0);
      expect(ends.sort()).toEqual(jobsOf(player.state).map(({ spec }) => spec.jobId).sort());
    }));
  });

  test('all places are free again, and nobody stands in line', () => {
    fc.assert(fc.property(steps, (workload) => {
      const { state } = new Player(CLUSTER, () => undefined).play(workload).drain();
      expect(state.used.valueSeq().toArray()).toEqual(CLUSTER.computeEnvironments.map(() => ({ vcpus: 0, memoryMiB: 0, gpus: 0 })));
      expect(state.runnable.valueSeq().toArray().filter(({ size }) => size > 0)).toEqual([]);
      const shares = state.shares.valueSeq().toArray().flatMap((all) => [...all.values()]);
      expect(shares.filter(({ vcpus, lines }) => vcpus !== 0 || lines.some(({ jobIds }) => jobIds.some((jobId) => jobOf(state, jobId)!.status === 'RUNNABLE')))).toEqual([]);
    }));
  });
});

test('jobs of one size: nothing that is free stays so while a job waits, and the higher priority goes first', () => {
  const shared = { ...CLUSTER, jobQueues: CLUSTER.jobQueues.map(withoutReservation) };
  fc.assert(fc.property(steps, (workload) => {
    const player: Player = new Player(shared, ({ state, actions }) => {
      const waiting = jobsOf(state).filter(({ status }) => status === 'RUNNABLE').map(({ spec }) => spec.jobQueue);
      const started = actions.filter(({ type }) => type === 'START').map(({ jobId }) => jobOf(state, jobId)!.spec.jobQueue);
      const places = 2 - player.running.size - started.length;
      expect(waiting.length === 0 || places === 0).toBe(true);
      expect(started.includes('q') && waiting.some((name) => name !== 'q')).toBe(false);
    });
    player.play(workload.map(oneSize)).drain();
  }));
});

function withoutReservation(queue: JobQueue): JobQueue {
  return { ...queue, computeEnvironments: ['small'], fairShare: queue.fairShare && { ...queue.fairShare, computeReservation: 0 } };
}

function oneSize(step: Step): Step {
  return step.type === 'SUBMIT' ? { ...step, options: { ...step.options, vcpus: 1, memoryMiB: 1, gpus: 0, needs: undefined } } : step;
}

describe('the scheduler is a function', () => {
  test('the same events lead to the same states and actions', () => {
    fc.assert(fc.property(steps, (workload) => {
      const turns: Turn[] = [];
      new Player(CLUSTER, (turn) => turns.push(turn)).play(workload).drain();
      let state = initialState(CLUSTER);
      for (const turn of turns) {
        const again = schedule(state, turn.event);
        expect(again.actions).toEqual(turn.actions);
        expect(JSON.stringify(again.state)).toBe(JSON.stringify(turn.state));
        state = again.state;
      }
    }));
  });

  test('neither a state nor an event is changed by what comes after', () => {
    fc.assert(fc.property(steps, (workload) => {
      const kept: { it: Turn['state'] | SchedulerEvent; was: string }[] = [];
      const keep = (it: Turn['state'] | SchedulerEvent) => kept.push({ it, was: JSON.stringify(it) });
      new Player(CLUSTER, ({ state, event }) => keep(state) && keep(event)).play(workload).drain();
      expect(kept.filter(({ it, was }) => JSON.stringify(it) !== was)).toEqual([]);
    }));
  });
});
