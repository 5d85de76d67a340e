import * as fc from 'fast-check';
import { addDeadline, withoutFirst, type Deadlines } from '../../../src/local/scheduler/deadlines';

function inOrder(deadlines: Deadlines): number[] {
  const order: number[] = [];
  for (let rest = deadlines; rest !== undefined; rest = withoutFirst(rest)) {
    order.push(rest.first.at);
  }
  return order;
}

function heapOf(times: readonly number[]): Deadlines {
  return times.reduce<Deadlines>((heap, at, index) => addDeadline(heap, { at, jobId: `${index}`, attempt: 1 }), undefined);
}

test('deadlines come out earliest first, whatever the order they came in', () => {
  fc.assert(fc.property(fc.array(fc.nat(50)), (times) => {
    expect(inOrder(heapOf(times))).toEqual([...times].sort((a, b) => a - b));
  }));
});

test.each([['abc'], ['cba'], ['bca']])('of deadlines at one moment the lowest id is first, also when they came as %s', (ids) => {
  const deadlines = [...ids].reduce<Deadlines>((heap, jobId) => addDeadline(heap, { at: 1, jobId, attempt: 1 }), undefined);
  expect(deadlines!.first.jobId).toBe('a');
});

test('100,000 deadlines in order do not overflow the stack', () => {
  expect(inOrder(heapOf(Array.from({ length: 100_000 }, (_, at) => at)))).toHaveLength(100_000);
});
