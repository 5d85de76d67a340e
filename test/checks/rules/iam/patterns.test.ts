import * as fc from 'fast-check';
import { matches } from '../../../../src/checks/rules/iam/patterns';

test.each([
  ['*', 'anything', true],
  ['logs:*', 'logs:PutLogEvents', true],
  ['logs:Put*s', 'logs:PutLogEvents', true],
  ['logs:Put*x', 'logs:PutLogEvents', false],
  ['lo?s:x', 'logs:x', true],
  ['lo?s:x', 'los:x', false],
  ['arn:aws:s3:::a', 'arn:aws:s3:::b', false],
  ['arn:⟨AWS::Partition⟩:s3:::a*', 'arn:⟨AWS::Partition⟩:s3:::abc', true],
  ['⟨Stack/Group.Arn⟩', '⟨Stack/Group.Arn⟩', true],
  ['⟨Stack/Group.Arn⟩:*', '⟨Stack/Group.Arn⟩:stream', true],
  ['arn:aws:s3:::a', 'arn:⟨AWS::Partition⟩:s3:::a', undefined],
  ['arn:aws:s3:::a', 'arn:⟨AWS::Partition⟩:s3:::b', false],
  ['⟨Stack/A.Arn⟩', '⟨Stack/B.Arn⟩', undefined],
  ['⟨Stack/A.Arn⟩', 'arn:aws:s3:::b', undefined],
  ['arn:⟨AWS::Partition⟩:logs:*:*:log-group:/a*', 'arn:⟨AWS::Partition⟩:logs:⟨AWS::Region⟩:⟨AWS::AccountId⟩:log-group:/a:x', true],
  ['arn:aws:logs:⟨AWS::Region⟩:1:a', 'arn:aws:logs:eu-west-1:1:a', undefined],
  ['arn:aws:logs:⟨AWS::Region⟩:1:b', 'arn:aws:logs:⟨AWS::Region⟩:1:a:b', false], // no region has a colon
  ['a?', 'a⟨Stack/B⟩', undefined],
  ['', '', true],
  ['', 'a', false],
])('%j on %j: %j', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

const LETTERS = fc.array(fc.constantFrom('a', 'b', ':'), { maxLength: 8 }).map((letters) => letters.join(''));
const PATTERNS = fc.array(fc.constantFrom('a', 'b', ':', '*', '?'), { maxLength: 8 }).map((letters) => letters.join(''));

test('on texts that are known, it is what a regular expression says', () => {
  fc.assert(fc.property(PATTERNS, LETTERS, (pattern, text) => {
    const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
    expect(matches(pattern, text)).toBe(expression.test(text));
  }));
});

test('what it says of a symbol holds for all that the symbol can be', () => {
  fc.assert(fc.property(PATTERNS, LETTERS, LETTERS, LETTERS, (pattern, before, symbol, after) => {
    const answer = matches(pattern, `${before}⟨X⟩${after}`);
    expect([matches(pattern, before + symbol + after), undefined]).toContain(answer);
  }), { numRuns: 1000 });
});
