import { parseJson, parseTemplate, resourcePlaces, TemplateError } from '../../src/model/template';

describe('parseTemplate', () => {
  test('gives the resources', () => {
    const template = parseTemplate('{"Resources": {"Queue": {"Type": "AWS::Batch::JobQueue"}}}', 'farm.json');
    expect(template.Resources.Queue.Type).toBe('AWS::Batch::JobQueue');
  });

  test('reads past a byte order mark', () => {
    expect(parseTemplate('\uFEFF{"Resources": {}}', 'farm.json').Resources).toEqual({});
  });

  test.each([
    ['[]', 'a CloudFormation template must be an object, got a list in farm.json'],
    ['null', 'a CloudFormation template must be an object, got null in farm.json'],
    ['"x"', 'a CloudFormation template must be an object, got a string in farm.json'],
    ['{}', 'a CloudFormation template must have an object `Resources`, got none in farm.json'],
    ['{"Resources": []}', 'a CloudFormation template must have an object `Resources`, got a list in farm.json'],
    ['{"Resources": {"A": 1}}', 'the resource "A" must have a `Type`, got none in farm.json at line 1, column 16'],
    ['{"Resources": {"A": {"Type": {}}}}', 'the resource "A" must have a `Type`, got an object in farm.json at line 1, column 16'],
  ])('rejects %s', (text, message) => {
    expect(() => parseTemplate(text, 'farm.json')).toThrow(new TemplateError(message));
  });
});

test('macros in the place of resources are left out', () => {
  const text = '{"Resources": {"Fn::ForEach::Jobs": ["Name", ["A"], {}], "Fn::Transform": {"Name": "AWS::Include"}, "A": {"Type": "X"}}}';
  expect(parseTemplate(text, 'farm.json').Resources).toEqual({ A: { Type: 'X' } });
});

test('every resource has a place', () => {
  const text = '\uFEFF{"Outputs": {"A": {}},\n"Resources": {"A": {"Type": "X", "Metadata": {"B": [{"C": 1}]}},\r\n  "B\\u0041": {"Type": "Y"}}, "Rules": {"A": {}}}';
  expect(Object.fromEntries(resourcePlaces(text))).toEqual({ A: { line: 2, column: 15 }, BA: { line: 3, column: 3 } });
});

describe('a syntax error', () => {
  test.each([
    ['', 1, 1, 'the end of the file'],
    ['{', 1, 2, 'the end of the file'],
    ['{"a": 1,}', 1, 9, '"}"'],
    ['{"a": [1, 2,]}', 1, 13, '"]"'],
    ['{"a": 1\n  "b": 2}', 2, 3, '"\\""'],
    ['{\n  "a": tru\n}', 2, 8, '"tru"'],
    ['{"a": 1]', 1, 8, '"]"'],
    ['{"a" 1}', 1, 6, '"1"'],
    ['{a: 1}', 1, 2, '"a"'],
    ['[1] x', 1, 5, '"x"'],
    ['{"a": "\n"}', 1, 7, '"\\""'],
    ['Resources:\n  Queue:', 1, 1, '"Resources"'],
  ])('in %j is at line %d, column %d', (text, line, column, found) => {
    expect(() => parseJson(text, 'farm.json')).toThrow(new TemplateError(`farm.json must be JSON, got ${found} at line ${line}, column ${column}`));
  });
});
