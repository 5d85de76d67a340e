import { stack } from './_helpers';
import { Stacks } from '../../src/model/intrinsics/stacks';
import { SYMBOLIC_ENVIRONMENT } from '../../src/model/symbols';

const RESOURCES = { Images: { Type: 'AWS::ECR::Repository' }, Role: { Type: 'AWS::IAM::Role' } };

/** A field of an ARN, as the CDK takes it out. */
function part(index: number, logicalId: string, delimiter = ':') {
  const expression = { 'Fn::Select': [index, { 'Fn::Split': [delimiter, { 'Fn::GetAtt': [logicalId, 'Arn'] }] }] };
  return new Stacks([stack({ Resources: RESOURCES })], SYMBOLIC_ENVIRONMENT, (_, id) => id).scopes[0].resolve(expression);
}

test.each([
  [1, '⟨AWS::Partition⟩'],
  [3, '⟨AWS::Region⟩'],
  [4, '⟨AWS::AccountId⟩'],
  [5, '⟨Farm/Images.Arn[:5]⟩'],
])('field %i of the ARN of a resource of the template is %s', (index, text) => {
  expect(part(index, 'Images')).toBe(text);
});

test('what has no region gets none', () => {
  expect(part(3, 'Role')).toBe('⟨Farm/Role.Arn[:3]⟩');
});

test('the same part of the same text is the same symbol, another one is not', () => {
  expect(part(1, 'Images', '/')).toBe(part(1, 'Images', '/'));
  expect(part(1, 'Images', '/')).not.toBe(part(2, 'Images', '/'));
});
