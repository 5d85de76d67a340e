import { compute, modelOf } from './_helpers';
import { changedMembers, deployedBefore, differs } from '../../src/checks/before';
import { Inspection } from '../../src/checks/inspection';
import { Unknown } from '../../src/model/unknown';

const UNKNOWN = new Unknown('why');

test.each<[unknown, unknown, boolean]>([
  [1, 1, false],
  [1, 2, true],
  [undefined, 1, true],
  [['a', 'b'], ['a', 'b'], false],
  [['a', 'b'], ['b', 'a'], true],
  [['a'], ['a', 'b'], true],
  [{ a: { b: 1 } }, { a: { b: 1 } }, false],
  [{ a: { b: 1 } }, { a: { b: 2 } }, true],
  [{}, undefined, false],
  [{ a: {} }, undefined, false],
  [{ a: 1 }, 'a', true],
  [UNKNOWN, 1, false],
  [{ a: UNKNOWN, b: 1 }, { a: 1, b: 2 }, true],
  [[UNKNOWN], ['a'], false],
])('whether %j and %j differ: %s', (before, now, expected) => {
  expect(differs(before, now)).toBe(expected);
});

test('the changed members are named', () => {
  expect(changedMembers({ a: 1, b: 2, c: 3 }, { a: 1, b: 3, d: 4 })).toEqual(['b', 'c', 'd']);
});

test('a resource is the one of the same logical id', () => {
  const before = modelOf({ A: compute('EC2'), B: compute('SPOT') });
  const now = modelOf({ B: compute('EC2'), C: compute('EC2') });
  const inspection = new Inspection(now, before);
  expect(now.computeEnvironments.map((environment) => deployedBefore('computeEnvironments', environment, inspection)?.computeType)).toEqual(['SPOT', undefined]);
});
