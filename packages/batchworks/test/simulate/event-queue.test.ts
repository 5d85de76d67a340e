import * as fc from 'fast-check';
import { EventQueue } from '../../src/simulate/event-queue';

test('events come in the order of their times, those of one moment in the order in which they were added', () => {
  fc.assert(fc.property(fc.array(fc.nat(9)), (times) => {
    const queue = new EventQueue<{ at: number; order: number }>();
    const events = times.map((at, order) => ({ at, order }));
    events.forEach((event) => queue.add(event.at, event));
    const taken = events.map(() => queue.take());
    expect(taken).toEqual(events.sort((a, b) => a.at - b.at || a.order - b.order));
    expect([queue.nextAt, queue.take()]).toEqual([undefined, undefined]);
  }));
});
