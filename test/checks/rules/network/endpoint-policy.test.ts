import { matches } from '../../../../src/checks/rules/network/endpoint-policy';

test.each([
  ['*', '', true],
  ['s3:Get*', 's3:GetObject', true],
  ['s3:Get*', 's3:PutObject', false],
  ['*Object', 's3:GetObject', true],
  ['s3:???Object', 's3:GetObject', true],
  ['s3:?Object', 's3:GetObject', false],
  ['*a*b', 'xaxxbxb', true],
  ['arn:⟨AWS::Partition⟩:s3:::*', 'arn:aws-cn:s3:::bucket', true],
  ['s3:GetObject', 's3:GetObjectAcl', false],
])('%s matches %s: %p', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

test('ends on a pattern of many stars', () => {
  expect(matches('*?'.repeat(200) + '!', 'a'.repeat(1000))).toBe(false);
});
