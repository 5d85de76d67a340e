import { FAIR_SHARE, outcomeOfStart, schedule } from './_helpers';
import { batch, UNKNOWN, type Resources } from '../../_helpers';

const SHARE = { ShareIdentifier: 'teamA' };

test.each<[string, object, Resources, string | undefined]>([
  ['a share identifier to a FIFO queue', SHARE, {}, 'violates'],
  ['no share identifier to a FIFO queue', {}, {}, undefined],
  ['a share identifier to a fair-share queue', SHARE, FAIR_SHARE, 'holds'],
  ['a share identifier to a queue that may be one', SHARE, { Queue: batch('JobQueue', { SchedulingPolicyArn: UNKNOWN }) }, 'holds'],
  ['a share identifier to a queue of elsewhere', { ...SHARE, JobQueue: 'elsewhere' }, {}, 'unknown'],
])('a schedule that gives %s', (_, request, others, outcome) => {
  expect(outcomeOfStart('JD-24', schedule(request), others)).toBe(outcome);
});
