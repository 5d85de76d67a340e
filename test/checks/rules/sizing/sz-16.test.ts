import { IMAGE } from './_helpers';
import { job, outcomes, UNKNOWN, verdicts } from '../../_helpers';

const task = (...essential: unknown[]) => ({ Containers: essential.map((Essential, index) => ({ Name: `c${index}`, Image: IMAGE, Essential })) });
const times = (number: number, value?: boolean) => Array.from({ length: number }, () => value);

test.each<[string, unknown[], string]>([
  ['one container', [task(true)], 'holds'],
  ['ten', [task(...times(10))], 'holds'],
  ['eleven', [task(...times(11))], 'violates'],
  ['none', [task()], 'violates'],
  ['none that is essential', [task(false, 'false')], 'violates'],
  ['one that is essential', [task(false, true)], 'holds'],
  ['one that may be', [task(false, UNKNOWN)], 'unknown'],
  ['one that is not known', [{ Containers: [UNKNOWN] }], 'unknown'],
  ['two tasks', [task(true), task(true)], 'violates'],
  ['no task', [], 'violates'],
  ['a task that is not known', [UNKNOWN], 'unknown'],
])('%s', (_, TaskProperties, outcome) => {
  expect(outcomes('SZ-16', { Job: job({ EcsProperties: { TaskProperties } }) })).toEqual({ Job: outcome });
});

test('a node range has a task, too', () => {
  const NodeRangeProperties = [{ TargetNodes: '0:', EcsProperties: { TaskProperties: [task(...times(12))] } }];
  expect(verdicts('SZ-16', { Job: job({ Type: 'multinode', NodeProperties: { NodeRangeProperties } }) })).toEqual({ Job: 'It has 12 containers, and may have 1 to 10' });
});

test('has nothing to say about a job of one container', () => {
  expect(outcomes('SZ-16', { Job: job({ ContainerProperties: { Image: IMAGE } }) })).toEqual({});
});
