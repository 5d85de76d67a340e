import { substituteParameters } from '../../src/local/parameters';

describe('substituteParameters', () => {
  test.each([
    ['Ref::a', '1'],
    ['--a=Ref::a', '--a=1'],
    ['Ref::a/Ref::b', '1/2'],
    ['Ref::unknown', 'Ref::unknown'],
    ['Ref::', 'Ref::'],
    ['Ref::ab', 'Ref::ab'],
    ['Ref::money', '$&'],
    ['Ref::empty', ''],
    ['Ref::toString', 'Ref::toString'],
    ['ref::a', 'ref::a'],
  ])('%j becomes %j', (argument, expected) => {
    expect(substituteParameters([argument], { a: '1', b: '2', money: '$&', empty: '' })).toEqual([expected]);
  });

  test('does not replace what a parameter brings', () => {
    expect(substituteParameters(['Ref::a'], { a: 'Ref::b', b: '2' })).toEqual(['Ref::b']);
  });
});
