import { TemplateError } from '#shared/model/template';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseYaml } from '../../../src/templates/yaml/parse-yaml';

function value(text: string) {
  return parseYaml(text, 'farm.yaml').value;
}

describe('a short form becomes the long one', () => {
  test.each<[string, unknown]>([
    ['!Ref Queue', { Ref: 'Queue' }],
    ['!Condition IsProd', { Condition: 'IsProd' }],
    ['!GetAtt Queue.JobQueueArn', { 'Fn::GetAtt': ['Queue', 'JobQueueArn'] }],
    ['!GetAtt Nested.Outputs.Queue', { 'Fn::GetAtt': ['Nested', 'Outputs.Queue'] }],
    ['!GetAtt [Queue, !Ref Name]', { 'Fn::GetAtt': ['Queue', { Ref: 'Name' }] }],
    ['!Sub "${AWS::StackName}-x"', { 'Fn::Sub': '${AWS::StackName}-x' }],
    ['!Sub ["${A}", { A: !Ref B }]', { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] }],
    ['!Join [",", [!Ref A, b]]', { 'Fn::Join': [',', [{ Ref: 'A' }, 'b']] }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['!Split [",", a]', { 'Fn::Split': [',', 'a'] }],
    ['!If [IsProd, 1, !Ref AWS::NoValue]', { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] }],
    ['!FindInMap [Map, !Ref AWS::Region, Key]', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'Key'] }],
    ['!ImportValue Shared', { 'Fn::ImportValue': 'Shared' }],
    ['!Base64 |\n  #!/bin/sh\n  echo', { 'Fn::Base64': '#!/bin/sh\necho\n' }],
    ['!Base64\n  Fn::Sub: x', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
    ['!Cidr [10.0.0.0/16, 2, 8]', { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }],
    ['!And [!Equals [a, a], !Not [!Or [!Condition A, !Condition B]]]', {
      'Fn::And': [{ 'Fn::Equals': ['a', 'a'] }, { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'A' }, { Condition: 'B' }] }] }],
    }],
    ['!Transform { Name: AWS::Include }', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['!Length [a, b]', { 'Fn::Length': ['a', 'b'] }],
    ['!ToJsonString { a: 1 }', { 'Fn::ToJsonString': { a: 1 } }],
    ['!Unheard Of', { 'Fn::Unheard': 'Of' }],
    ['Fn::Sub: !Ref A', { 'Fn::Sub': { Ref: 'A' } }],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
});

describe('a scalar', () => {
  test.each<[string, unknown]>([
    ['2012-10-17', '2012-10-17'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['012345678901', '012345678901'],
    ['0', 0],
    ['0.25', 0.25],
    ['-7', -7],
    ['123456789012345678901234', '123456789012345678901234'],
    ['.inf', '.inf'],
    ['1:30', '1:30'],
    ['true', true],
    ['No', false],
    ['on', true],
    ['"yes"', 'yes'],
    ['~', null],
    ['!!str 7', '7'],
    ['!!binary aGVsbG8=', 'aGVsbG8='],
    ['!!timestamp 2001-12-14', '2001-12-14'],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  test('is a text as a key', () => {
    expect(value('on: 1\n2012-10-17: 2\n0x1: 3\n"a": 4\n__proto__: 5')).toEqual(JSON.parse('{"on": 1, "2012-10-17": 2, "0x1": 3, "a": 4, "__proto__": 5}'));
  });
});

describe('an alias', () => {
  test('stands for what its anchor has', () => {
    expect(value('a: &x [1, !Ref B]\nb: *x\nc: { <<: { d: 1, e: 2 }, d: 3 }\nf: { <<: [{ g: 1 }, { g: 2 }] }')).toEqual({
      a: [1, { Ref: 'B' }], b: [1, { Ref: 'B' }], c: { d: 3, e: 2 }, f: { g: 1 },
    });
  });

  test.each([
    ['a: *x', 'at line 1, column 4: '],
    ['a: 1\nb: &x { c: *x }', 'at line 2, column 12: no anchor "x" before its alias'],
  ])('%j is rejected', (text, message) => {
    expect(() => value(text)).toThrow(message);
  });

  test('of aliases of aliases (a billion laughs) is rejected', () => {
    const levels = Array.from({ length: 12 }, (_, index) => `l${index + 1}: &l${index + 1} [${Array(10).fill(`*l${index}`).join(', ')}]`);
    expect(() => value(['l0: &l0 ha', ...levels].join('\n'))).toThrow(/^farm.yaml must be .* at line 7, column \d+: the aliases stand for more than 500000 values$/);
  });
});

describe('is rejected', () => {
  test.each([
    ['a: [1, 2', 'line 1, column 9: Flow sequence in block collection must be'],
    ['a: 1\n b: 2', 'line 1, column 4: Nested mappings are not allowed'],
    ['a: 1\n\tb: 2', 'line 2, column 1: Tabs are not allowed as indentation'],
    ['a: 1\nb: 2\na: 3', 'line 3, column 1: the key "a" is there twice'],
    ['? [a]\n: 1', 'line 1, column 3: a key must be a text'],
    ['a: 1\n---\nb: 2', 'line 2, column 1: Source contains multiple documents'],
    ['a: "\\x"', 'line 1, column 5: Invalid escape sequence'],
  ])('%j', (text, message) => {
    expect(() => value(text)).toThrow(TemplateError);
    expect(() => value(text)).toThrow(message);
  });

  test.each([
    ['lists', '['.repeat(100_000)],
    ['maps', '{a: '.repeat(100_000)],
    ['lists below each other', Array.from({ length: 3000 }, (_, index) => `${' '.repeat(index)}-\n`).join('')],
    ['maps below each other', Array.from({ length: 3000 }, (_, index) => `${' '.repeat(index)}a:\n`).join('')],
    ['lists beside each other', '- '.repeat(100_000)],
    ['keys beside each other', '? '.repeat(100_000)],
    ['functions', `a: ${'!Sub ['.repeat(100_000)}`],
  ])('what is nested too deeply: %s', (_, text) => {
    expect(() => value(text)).toThrow(/^farm.yaml must be .* at line \d+, column \d+: it is nested deeper than 200 levels$/);
  });
});

test.each([
  ['lists', `${'['.repeat(200)}${']'.repeat(200)}`],
  ['maps and lists below each other', Array.from({ length: 200 }, (_, index) => `${' '.repeat(index)}a:\n${' '.repeat(index)}-\n`).join('')],
])('what is as deep as can be is read: %s', (_, text) => {
  expect(value(text)).toBeDefined();
});

test('a text has as many brackets and spaces as it likes', () => {
  expect(value(`a: |\n  ${'['.repeat(1000)}\n${' '.repeat(1000)}x\nb: "${'{'.repeat(1000)}"`)).toBeDefined();
});

test('many resources take no more than their number', () => {
  const text = `Resources:\n${Array.from({ length: 30_000 }, (_, index) => `  Queue${index}: { Type: "AWS::Batch::JobQueue" }\n`).join('')}`;
  expect(Object.keys((value(text) as { Resources: object }).Resources)).toHaveLength(30_000);
}, 20_000);

test('every JSON is read as itself', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
    fc.pre(!JSON.stringify(json).includes('"<<"'));
    expect(value(JSON.stringify(json, undefined, 2))).toEqual(JSON.parse(JSON.stringify(json)));
  }));
});

test('every document that is written as YAML is read as itself', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  fc.assert(fc.property(json, (content) => {
    const plain = JSON.parse(JSON.stringify(content)) as unknown;
    fc.pre(!JSON.stringify(plain).includes('"<<"'));
    expect(value(stringify(plain, { version: '1.1', aliasDuplicateObjects: false }))).toEqual(plain);
  }));
});

test('every text is YAML or has an error', () => {
  const fragment = fc.constantFrom('Resources:', '\n', '  ', '- ', '!Ref ', '!Sub', '&a ', '*a', '<<: ', '{', '}', '[', ']', '"', '|', '>', '? ', ': ', '#', '%', '\t', 'x', '---', '!!map ', '!');
  fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join(''))), (text) => {
    try {
      parseYaml(text, 'farm.yaml').placeOf('x');
    } catch (error) {
      expect(error).toBeInstanceOf(TemplateError);
    }
  }), { numRuns: 1000 });
});
