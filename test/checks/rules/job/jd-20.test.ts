import { outcomeOfJob, outcomeOfStart, schedule } from './_helpers';
import { job, UNKNOWN } from '../../_helpers';

function tags(count: number, prefix = 'tag') {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, 'x']));
}

test.each<[string, object, string | undefined]>([
  ['50 tags', tags(50), 'holds'],
  ['51 tags', tags(51), 'violates'],
  ['a key of 128 characters', { ['k'.repeat(128)]: 'x' }, 'holds'],
  ['a key of 129 characters', { ['k'.repeat(129)]: 'x' }, 'violates'],
  ['a value of 256 characters', { team: 'x'.repeat(256) }, 'holds'],
  ['a value of 257 characters', { team: 'x'.repeat(257) }, 'violates'],
  ['a value that is not known', { team: UNKNOWN }, 'holds'],
  ['no tags', {}, undefined],
])('a job definition with %s', (_, Tags, outcome) => {
  expect(outcomeOfJob('JD-20', { Tags })).toBe(outcome);
});

test.each<[string, object, object, string]>([
  ['passes on 50 tags', { PropagateTags: true, Tags: tags(25, 'a') }, { Tags: tags(25, 'b') }, 'holds'],
  ['passes on 51 tags', { PropagateTags: true, Tags: tags(26, 'a') }, { Tags: tags(25, 'b') }, 'violates'],
  ['passes on the same tags', { PropagateTags: true, Tags: tags(30) }, { Tags: tags(30) }, 'holds'],
  ['passes on none', { Tags: tags(26, 'a') }, { Tags: tags(25, 'b') }, 'holds'],
  ['passes on 51 tags by its start', { Tags: tags(26, 'a') }, { Tags: tags(25, 'b'), PropagateTags: true }, 'violates'],
])('a job that %s', (_, definition, request, outcome) => {
  expect(outcomeOfStart('JD-20', schedule(request), { Job: job(definition) })).toBe(outcome);
});
