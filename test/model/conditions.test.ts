import { batchResource, evaluate, modelOf, stack } from './_helpers';
import { Unknown } from '../../src/model/unknown';

const YES = { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] };
const NO = { 'Fn::Equals': ['1', 2] };
const PERHAPS = { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] };
const SECTIONS = { Parameters: { Stage: { Type: 'String' } } };

function choice(condition: unknown, more: object = {}) {
  return evaluate({ 'Fn::If': ['C', 'then', 'else'] }, { ...SECTIONS, Conditions: { C: condition, ...more } });
}

describe('Fn::If', () => {
  test.each<[string, unknown, string]>([
    ['Fn::Equals', YES, 'then'],
    ['Fn::Equals', NO, 'else'],
    ['a number and the same text', { 'Fn::Equals': [2, '2'] }, 'then'],
    ['Fn::Not', { 'Fn::Not': [NO] }, 'then'],
    ['Fn::And', { 'Fn::And': [YES, YES] }, 'then'],
    ['Fn::And with one that is false', { 'Fn::And': [PERHAPS, NO] }, 'else'],
    ['Fn::Or', { 'Fn::Or': [NO, NO] }, 'else'],
    ['Fn::Or with one that is true', { 'Fn::Or': [PERHAPS, YES] }, 'then'],
    ['Condition', { Condition: 'Other' }, 'then'],
    ['Condition within a function', { 'Fn::Not': [{ Condition: 'Other' }] }, 'else'],
  ])('chooses by %s', (_, condition, value) => {
    expect(choice(condition, { Other: YES })).toBe(value);
  });

  test.each<[string, unknown]>([
    ['Fn::Equals', PERHAPS],
    ['Fn::Not', { 'Fn::Not': [PERHAPS] }],
    ['Fn::And', { 'Fn::And': [PERHAPS, YES] }],
    ['Fn::Or', { 'Fn::Or': [PERHAPS, NO] }],
  ])('is unknown when %s is', (_, condition) => {
    expect(choice(condition)).toEqual(new Unknown('the template\'s parameter "Stage" has no default'));
  });

  test.each<[string, unknown, string]>([
    ['refers to itself', { Condition: 'C' }, 'the condition "C" of Farm refers to itself'],
    ['is not declared', { Condition: 'Missing' }, 'the template has no condition "Missing"'],
    ['is no condition', { 'Fn::Join': ['', ['a']] }, 'a condition is neither true nor false'],
  ])('is unknown when the condition %s', (_, condition, reason) => {
    expect(choice(condition)).toEqual(new Unknown(reason));
  });

  test('can remove a property', () => {
    expect(evaluate({ a: { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, 1] } }, { Conditions: { C: YES } })).toEqual({});
  });

  test('evaluates every condition once, however often it is used', () => {
    const doubling = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`C${i}`, { 'Fn::And': [{ Condition: `C${i + 1}` }, { Condition: `C${i + 1}` }] }]));
    expect(evaluate({ 'Fn::If': ['C0', 'then', 'else'] }, { Conditions: { ...doubling, C60: YES } })).toBe('then');
  });
});

test.each<[string, unknown, string[]]>([
  ['holds', YES, ['Bulk']],
  ['does not hold', NO, []],
  ['is not known', PERHAPS, ['Bulk']],
])('a resource whose condition %s', (_, condition, names) => {
  const farm = stack({ ...SECTIONS, Conditions: { C: condition }, Resources: { Bulk: batchResource('JobQueue', {}, { Condition: 'C' }) } });
  expect(modelOf(farm).jobQueues.map(({ name }) => name)).toEqual(names);
});
