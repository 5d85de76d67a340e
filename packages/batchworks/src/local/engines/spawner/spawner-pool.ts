import { availableParallelism } from 'node:os';
import type { StartRequest } from './messages';
import { Spawner } from './spawner';
import type { SpawnedJob, SpawnObserver } from './spawner';

/**
 * A process waits while a process that it starts comes into being, about 1 ms, in which a second spawner can start another: on two processors
 * two spawners start 1,000 jobs in two thirds of the time of one. At most four, since each has 8 MB of its own.
 */
const MOST_SPAWNERS = Math.min(availableParallelism(), 4);

/** The spawners of an engine: the first one comes with the first job, the next ones as soon as all are busy. */
export class SpawnerPool {
  private readonly spawners = new Set<Spawner>();

  /** Starts an attempt with the spawner that has the least to do. */
  public start(request: StartRequest, observer: SpawnObserver): SpawnedJob {
    const idlest = [...this.spawners].reduce<Spawner | undefined>((a, b) => a && a.load <= b.load ? a : b, undefined);
    const spawner = idlest && (idlest.load === 0 || this.spawners.size >= MOST_SPAWNERS) ? idlest : this.add();
    return spawner.start(request, observer);
  }

  /** Ends the spawners, and with them whatever still runs. */
  public close() {
    this.spawners.forEach((spawner) => spawner.close());
    this.spawners.clear();
  }

  private add(): Spawner {
    const spawner: Spawner = new Spawner(() => this.spawners.delete(spawner));
    this.spawners.add(spawner);
    return spawner;
  }
}
