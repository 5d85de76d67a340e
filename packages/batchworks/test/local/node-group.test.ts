import type { JobExit, JobObserver } from '../../src/local/engines/engine';
import { NodeGroup } from '../../src/local/node-group';

/** Three nodes, the middle one the main node. */
function group() {
  const log: string[] = [];
  const nodes: JobObserver[] = [];
  const exits: JobExit[] = [];
  const run = new NodeGroup(3, 1, (index, observer) => {
    log.push(`start ${index}`);
    nodes[index] = observer;
    return { stop: () => log.push(`stop ${index}`), kill: () => log.push(`kill ${index}`) };
  }, { started: () => log.push('RUNNING'), exited: (exit) => exits.push(exit) });
  return { log, nodes, exits, run };
}

describe('the nodes of a job', () => {
  test('start when the main node runs', () => {
    const { log, nodes } = group();
    expect(log).toEqual(['start 1']);
    nodes[1].started();
    expect(log).toEqual(['start 1', 'RUNNING', 'start 0', 'start 2']);
  });

  test('are stopped when the main node is over, whose exit code counts', () => {
    const { log, nodes, exits } = group();
    nodes[1].started();
    nodes[1].exited({ exitCode: 0 });
    expect(log.slice(-2)).toEqual(['stop 0', 'stop 2']);
    nodes[0].exited({ exitCode: 143 });
    expect(exits).toEqual([]);
    nodes[2].exited({ exitCode: 143 });
    expect(exits).toEqual([{ exitCode: 0 }]);
  });

  test('go on when a child dies', () => {
    const { log, nodes, exits } = group();
    nodes[1].started();
    nodes[0].exited({ exitCode: 1 });
    expect([log.at(-1), exits]).toEqual(['start 2', []]);
  });

  test('never start when the main node did not', () => {
    const { log, nodes, exits } = group();
    nodes[1].exited({ reason: 'no' });
    expect([log, exits]).toEqual([['start 1'], [{ reason: 'no' }]]);
  });

  test('are stopped together', () => {
    const { log, nodes, run } = group();
    nodes[1].started();
    run.stop();
    expect(log.slice(-3).sort()).toEqual(['stop 0', 'stop 1', 'stop 2']);
  });
});
