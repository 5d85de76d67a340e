import { createNodeTasks } from '../../src/local/nodes';

const range = (targetNodes: string, image: string) => ({ targetNodes, container: { image } });

function images(numNodes: number, ...nodeRangeProperties: ReturnType<typeof range>[]) {
  const tasks = createNodeTasks({ numNodes, mainNode: 0, nodeRangeProperties }, { ranges: [] }, {});
  return tasks.map(({ containers }) => containers[0].image).join(' ');
}

describe('the nodes of a job', () => {
  test('have the container of their range', () => {
    expect(images(4, range('0', 'main'), range('1:', 'child'))).toBe('main child child child');
    expect(images(3, range(':1', 'a'), range('2:2', 'b'))).toBe('a a b');
  });

  test('have that of the inner one of two ranges', () => {
    expect(images(4, range('0:3', 'outer'), range('1:2', 'inner'))).toBe('outer inner inner outer');
  });

  test('must have a range', () => {
    expect(() => images(3, range('0:1', 'a'))).toThrow('the job definition says nothing of node 2 of 3');
  });

  test('have the overrides of their range', () => {
    const nodeRangeProperties = [{ targetNodes: '0:', container: { image: 'x', command: ['Ref::a'] } }];
    const overrides = { container: { command: ['b'], environment: [], resourceRequirements: [] } };
    const tasks = createNodeTasks({ numNodes: 2, mainNode: 0, nodeRangeProperties }, { ranges: [{ targetNodes: '1', overrides }] }, { a: '1' });
    expect(tasks.map(({ containers }) => containers[0].command)).toEqual([['1'], ['b']]);
  });
});
