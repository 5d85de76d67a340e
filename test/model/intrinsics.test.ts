import { evaluate } from './_helpers';
import { Unknown } from '../../src/model/unknown';

const SECTIONS = {
  Parameters: {
    Size: { Type: 'Number', Default: 4 },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Image: { Type: 'String' },
    Ami: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: '/aws/ami' },
  },
  Mappings: { Sizes: { 'eu-west-1': { large: '16' } } },
  Resources: { Queue: { Type: 'AWS::Batch::JobQueue' } },
};

describe('an intrinsic function gives', () => {
  test.each<[string, unknown, unknown]>([
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['the stack name', { Ref: 'AWS::StackName' }, 'Farm'],
    ['a parameter as text', { Ref: 'Size' }, '4'],
    ['a list parameter', { Ref: 'Zones' }, ['a', 'b', 'c']],
    ['a resource', { Ref: 'Queue' }, 'Queue.Ref'],
    ['an attribute by list', { 'Fn::GetAtt': ['Queue', 'JobQueueArn'] }, 'Queue.JobQueueArn'],
    ['an attribute by text', { 'Fn::GetAtt': 'Queue.JobQueueArn' }, 'Queue.JobQueueArn'],
    ['an attribute whose name has a dot', { 'Fn::GetAtt': 'Queue.Outputs.Arn' }, 'Queue.Outputs.Arn'],
    ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Size' }, 1]] }, 'a-4-1'],
    ['a join of a list parameter', { 'Fn::Join': ['+', { Ref: 'Zones' }] }, 'a+b+c'],
    ['a substitution', { 'Fn::Sub': '${AWS::AccountId}/${Queue}/${Queue.Arn}/${!Ref}' }, '123456789012/Queue.Ref/Queue.Arn/${Ref}'],
    ['a substitution with variables', { 'Fn::Sub': ['${x}-${Size}', { x: { Ref: 'AWS::Region' } }] }, 'eu-west-1-4'],
    ['a split', { 'Fn::Split': [':', 'a:b'] }, ['a', 'b']],
    ['a selection', { 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
    ['Base64', { 'Fn::Base64': 'ä' }, 'w6Q='],
    ['a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'large'] }, '16'],
    ['the default of a mapping', { 'Fn::FindInMap': ['Sizes', 'x', 'large', { DefaultValue: 'none' }] }, 'none'],
    ['an object without what has no value', { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
    ['an object that only looks like a function', { Ref: 'Queue', Other: 1 }, { Ref: 'Queue', Other: 1 }],
  ])('%s', (_, expression, value) => {
    expect(evaluate(expression, SECTIONS)).toStrictEqual(value);
  });
});

describe('is unknown, with a reason:', () => {
  test.each<[string, unknown, string]>([
    ['a parameter without a default', { Ref: 'Image' }, 'the template\'s parameter "Image" has no default'],
    ['a parameter in the Parameter Store', { Ref: 'Ami' }, 'the template\'s parameter "Ami" is a value of the Parameter Store'],
    ['what is not declared', { Ref: 'Nothing' }, 'Farm declares no "Nothing"'],
    ['what every object inherits', { Ref: 'constructor' }, 'Farm declares no "constructor"'],
    ['an import', { 'Fn::ImportValue': 'Vpc' }, 'Fn::ImportValue of "Vpc", which none of the templates exports'],
    ['a function of the account', { 'Fn::GetAZs': '' }, 'the Availability Zones are known only after a deploy'],
    ['the stack\'s id', { Ref: 'AWS::StackId' }, 'AWS::StackId is known only after a deploy'],
    ['a dynamic reference', '{{resolve:ssm:/image}}', 'a dynamic reference to ssm is resolved at deploy time'],
    ['an item out of range', { 'Fn::Select': [3, ['a']] }, 'Fn::Select finds no item 3'],
    ['a missing mapping', { 'Fn::FindInMap': ['Sizes', 'x', 'y'] }, 'Fn::FindInMap finds nothing at Sizes.x.y'],
    ['a list within a text', { 'Fn::Join': ['', [{ Ref: 'Zones' }]] }, 'a list or an object stands where a text should'],
  ])('%s', (_, expression, reason) => {
    expect(String(evaluate(expression, SECTIONS))).toBe(`<unknown: ${reason}>`);
  });

  test.each<[string, unknown, string | undefined]>([
    ['a parameter of the template', { Ref: 'Ami' }, '/aws/ami'],
    ['a dynamic reference', '{{resolve:ssm:/aws/ami:3}}', '/aws/ami:3'],
    ['a dynamic reference to a secret', '{{resolve:secretsmanager:ami}}', undefined],
  ])('where the Parameter Store has it, for %s', (_, expression, name) => {
    expect(evaluate(expression, SECTIONS)).toHaveProperty('storeParameter', name);
  });

  test.each<[string, (unknown: unknown) => unknown]>([
    ['Fn::Join', (unknown) => ({ 'Fn::Join': ['', ['a', unknown]] })],
    ['Fn::Sub', (unknown) => ({ 'Fn::Sub': ['${a}', { a: unknown }] })],
    ['Fn::Split', (unknown) => ({ 'Fn::Split': [',', unknown] })],
    ['Fn::Select', (unknown) => ({ 'Fn::Select': [0, unknown] })],
    ['Fn::Base64', (unknown) => ({ 'Fn::Base64': unknown })],
    ['Fn::FindInMap', (unknown) => ({ 'Fn::FindInMap': ['Sizes', unknown, 'large'] })],
    ['Fn::GetAtt', (unknown) => ({ 'Fn::GetAtt': ['Queue', unknown] })],
    ['Fn::ImportValue', (unknown) => ({ 'Fn::ImportValue': unknown })],
    ['Fn::GetStackOutput', (unknown) => ({ 'Fn::GetStackOutput': { StackName: unknown, OutputName: 'Out' } })],
  ])('%s of something unknown, for the same reason', (_, call) => {
    expect(evaluate(call({ Ref: 'Image' }), SECTIONS)).toEqual(evaluate({ Ref: 'Image' }, SECTIONS));
  });
});

describe('ends', () => {
  test('on an expression that is nested too deep', () => {
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown;
    expect(JSON.stringify(evaluate(deep))).toContain('nested deeper than 200 levels');
  });

  test('on a text that grows beyond every template', () => {
    const long = { 'Fn::Join': ['x'.repeat(100_000), { 'Fn::Split': [',', ','.repeat(100_000)] }] };
    expect(evaluate(long)).toEqual(new Unknown('a text is longer than 1048576 characters'));
  });
});
