import { compute, outcomes, UNKNOWN } from '../../_helpers';

test.each<[unknown, unknown, string]>([
  [{ Team: 'a' }, { Team: 'a' }, 'holds'],
  [undefined, {}, 'holds'],
  [{ Team: 'a' }, { Team: 'b' }, 'violates'],
  [{ Team: 'a' }, undefined, 'violates'],
  [undefined, { Team: 'a' }, 'violates'],
  [{ Team: 'a' }, { Team: UNKNOWN }, 'holds'],
  [{ Team: 'a' }, UNKNOWN, 'unknown'],
])('from %j to %j: %s', (before, now, outcome) => {
  const tagged = (tags: unknown) => ({ Compute: compute('EC2', {}, { Tags: tags }) });
  expect(outcomes('UP-04', tagged(now), tagged(before)).Compute).toBe(outcome);
});

test('the tags of instances can change', () => {
  const tagged = (team: string) => ({ Compute: compute('EC2', { Tags: { Team: team } }) });
  expect(outcomes('UP-04', tagged('b'), tagged('a')).Compute).toBe('holds');
});
