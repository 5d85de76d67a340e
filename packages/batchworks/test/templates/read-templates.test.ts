import { join } from 'node:path';
import { TemplateError } from '#shared/model/template';
import { readTemplates } from '../../src/templates';
import { folder } from '../_helpers/folder';

const QUEUE = { Resources: { Bulk: { Type: 'AWS::Batch::JobQueue' } } };
const stackOf = (properties: object) => ({ artifacts: { Farm: { type: 'aws:cloudformation:stack', properties } } });

function namesIn(files: Record<string, unknown>, ...paths: string[]) {
  const directory = folder(files);
  return readTemplates(paths.map((path) => join(directory, path))).templates.map(({ name }) => name);
}

describe('a template is named', () => {
  test.each([
    ['farm.json', 'farm'], ['farm.yaml', 'farm'], ['farm.YML', 'farm'], ['farm.template', 'farm'], ['Farm.template.json', 'Farm'], ['.yaml', '.yaml'],
    ['FarmA1B2.nested.template.json', 'FarmA1B2'], ['farm.txt', 'farm.txt'],
  ])('by its file: %s', (file, name) => {
    expect(namesIn({ [file]: QUEUE }, file)).toEqual([name]);
  });

  test('by its folder too, where two files are called the same', () => {
    const files = { 'a/farm.json': QUEUE, 'b/farm.yaml': QUEUE, 'c.json': QUEUE };
    expect(namesIn(files, 'a/farm.json', 'b/farm.yaml', 'c.json')).toEqual([expect.stringMatching(/\/a\/farm$/), expect.stringMatching(/\/b\/farm$/), 'c']);
    expect(namesIn({ 'farm.json': QUEUE, 'farm.yaml': QUEUE }, 'farm.json', 'farm.yaml')).toEqual([
      expect.stringMatching(/[^\d]\/farm$|farm$/), expect.stringMatching(/farm-2$/),
    ]);
  });

  test('once, even if it is given twice', () => {
    expect(namesIn({ 'farm.json': QUEUE }, 'farm.json', './farm.json')).toEqual(['farm']);
    expect(namesIn({ 'manifest.json': stackOf({ templateFile: 'x.json' }), 'x.json': QUEUE }, '', 'x.json')).toEqual(['Farm']);
  });
});

test('what does not end with .json may be either', () => {
  const yaml = 'Resources: { Bulk: { Type: AWS::Batch::JobQueue } }';
  const directory = folder({ 'a.template': QUEUE, 'b.template': yaml, 'c.yaml': QUEUE, 'd.yaml': '{Resources: {Bulk: {Type: "AWS::Batch::JobQueue"}}}' });
  const { templates } = readTemplates(['a.template', 'b.template', 'c.yaml', 'd.yaml'].map((file) => join(directory, file)));
  expect(templates.map(({ template }) => template)).toEqual([QUEUE, QUEUE, QUEUE, QUEUE]);
  expect(templates.map(({ placeOf }) => placeOf('Bulk'))).toEqual([
    { line: 1, column: 15 }, { line: 1, column: 14 }, { line: 1, column: 15 }, { line: 1, column: 14 },
  ]);
});

test.each<[string, unknown]>([
  ['as JSON', QUEUE],
  ['as a text of JSON', JSON.stringify(QUEUE)],
  ['as a text of YAML', 'Resources:\n  Bulk:\n    Type: AWS::Batch::JobQueue\n'],
])('what `aws cloudformation get-template` prints is read: %s', (_, body) => {
  const [{ template, placeOf }] = readTemplates([join(folder({ 'old.json': { TemplateBody: body, StagesAvailable: [] } }), 'old.json')]).templates;
  expect(template).toEqual(QUEUE);
  expect(placeOf('Bulk')).toBeUndefined();
});

test('a template has a SAM transform as it stands there', () => {
  const sam = { Transform: 'AWS::Serverless-2016-10-31', Globals: {}, Resources: { F: { Type: 'AWS::Serverless::Function', Connectors: {} } } };
  expect(readTemplates([join(folder({ 'sam.json': sam }), 'sam.json')]).templates[0].template).toEqual(sam);
});

describe('is rejected', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a path without a file', {}, 'missing', /^no such file or directory: .*missing; give a template or the directory of a cloud assembly/],
    ['a directory without a manifest', {}, '', /^no manifest.json in .*; a cloud assembly must have one: run `cdk synth` first/],
    ['a manifest of something else', { 'manifest.json': {} }, '', /must list `artifacts`, got none: it is no cloud assembly/],
    ['a stack without its template', { 'manifest.json': stackOf({ templateFile: 'x.json' }) }, '', /incomplete: no such file: .*x.json; run `cdk synth` again/],
    ['a stack that names no template', { 'manifest.json': stackOf({}) }, '', /the artifact "Farm" must have a `templateFile`, got none/],
    ['an assembly within itself', { 'manifest.json': { artifacts: { A: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } } } }, '',
      /the assembly "A" must be a directory inside of/],
    ['a syntax error in JSON', { 'farm.json': '{\n"a" 1}' }, 'farm.json', /farm.json must be JSON, got "1" at line 2, column 5$/],
    ['a syntax error in YAML', { 'farm.yaml': 'Resources:\n  A: b: c' }, 'farm.yaml',
      /farm.yaml must be YAML that CloudFormation reads, got an error at line 2, column 6: Nested mappings/],
    ['a resource without a type', { 'farm.yaml': 'Resources:\n  # a queue\n  A: {}' }, 'farm.yaml',
      /the resource "A" must have a `Type`, got none in .*farm.yaml at line 3, column 3$/],
    ['an empty file', { 'farm.yaml': '' }, 'farm.yaml', /a CloudFormation template must be an object, got null in .*farm.yaml/],
  ])('%s', (_, files, path, message) => {
    const read = () => readTemplates([join(folder(files), path)]);
    expect(read).toThrow(message);
    expect(read).toThrow(TemplateError);
  });
});
