import { join } from 'node:path';
import { readTemplates } from '../../src/templates';
import { folder } from '../_helpers/folder';

function nested(url: unknown, rest: object = {}) {
  return { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url }, ...rest };
}

const template = <R extends object>(resources: R) => ({ Resources: resources });

const QUEUE = template({ Bulk: { Type: 'AWS::Batch::JobQueue' } });

function read(files: Record<string, unknown>, ...paths: string[]) {
  const directory = folder(files);
  return readTemplates(paths.map((path) => join(directory, path))).templates;
}

describe('a nested template', () => {
  test('is read from the file that its parent names', () => {
    const templates = read({ 'farm.json': template({ Queues: nested('./nested/q.json') }), 'nested/q.json': QUEUE }, 'farm.json');
    expect(templates).toMatchObject([
      { name: 'farm' },
      { name: 'farm/Queues', stackName: 'farm-Queues', parent: { template: 'farm', logicalId: 'Queues' }, template: QUEUE, file: expect.stringMatching(/nested\/q.json$/) },
    ]);
  });

  test('can have nested templates itself, beside it', () => {
    const files = { 'farm.json': template({ A: nested('a/a.json') }), 'a/a.json': template({ B: nested('b.json') }), 'a/b.json': QUEUE };
    expect(read(files, 'farm.json').map(({ name }) => name)).toEqual(['farm', 'farm/A', 'farm/A/B']);
  });

  test('can be an application of SAM', () => {
    const application = { Type: 'AWS::Serverless::Application', Properties: { Location: 'q.json' } };
    expect(read({ 'farm.json': template({ A: application }), 'q.json': QUEUE }, 'farm.json').map(({ name }) => name)).toEqual(['farm', 'farm/A']);
  });

  test.each<[string, unknown]>([
    ['an address', 'https://s3.amazonaws.com/bucket/q.json'],
    ['an address of S3', 's3://bucket/q.json'],
    ['an expression', { 'Fn::Sub': 'https://${Bucket}/q.json' }],
    ['a joined one', { 'Fn::Join': ['', ['https://', { Ref: 'Bucket' }, '/q.json']] }],
    ['a version of a published application', { ApplicationId: 'x', SemanticVersion: '1.0.0' }],
    ['nothing', undefined],
  ])('is not looked for where it has %s', (_, url) => {
    expect(read({ 'farm.json': template({ A: nested(url) }) }, 'farm.json')).toHaveLength(1);
  });

  test('is rejected where it does not exist', () => {
    expect(() => read({ 'farm.json': template({ A: nested('q.json') }) }, 'farm.json'))
      .toThrow(/^the nested stack "A" of .*farm.json must have its template in .*q.json, which does not exist$/);
  });

  test('is not read again as a stack of its own', () => {
    const files = { 'farm.json': template({ A: nested('q.json'), B: nested('q.json') }), 'q.json': QUEUE };
    expect(read(files, 'q.json', 'farm.json').map(({ name }) => name)).toEqual(['farm', 'farm/A', 'farm/B']);
  });

  test('that nests itself ends', () => {
    expect(read({ 'farm.json': template({ A: nested('farm.json') }) }, 'farm.json').map(({ name }) => name)).toEqual(['farm']);
    const files = { 'a.json': template({ A: nested('b.json') }), 'b.json': template({ B: nested('a.json') }) };
    expect(read(files, 'a.json', 'b.json').map(({ name }) => name)).toEqual(['a', 'a/A']);
  });

  test('cannot be there a thousand times and more', () => {
    const level = (next: number) => template({ A: nested(`${next}.json`), B: nested(`${next}.json`), C: nested(`${next}.json`) });
    const files = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${index}.json`, index === 9 ? QUEUE : level(index + 1)]));
    expect(() => read(files, '0.json')).toThrow(/0.json must have at most 1000 nested stacks, got more$/);
  });
});

describe('of a cloud assembly', () => {
  const manifest = {
    artifacts: {
      'Farm.assets': { type: 'cdk:asset-manifest', properties: { file: 'Farm.assets.json' } },
      'Farm': {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'Farm.template.json' },
        metadata: Object.fromEntries([
          ['/Farm/Bulk', 'Bulk'], ['/Farm/Q.NestedStack/Q.NestedStackResource', 'Q'], ['/Farm/Q/Bulk', 'Bulk'],
          ['/Farm/Q/In.NestedStack/In.NestedStackResource', 'In'], ['/Farm/Q/In/Bulk', 'Bulk'],
        ].map(([path, data]) => [path, [{ type: 'aws:cdk:logicalId', data }]])),
      },
    },
  };
  const assets = {
    files: { f00: { source: { path: 'Q.nested.template.json' }, destinations: { here: { objectKey: 'prefix/f00.json' } } } },
  };
  const { Bulk } = QUEUE.Resources;
  const files = {
    'manifest.json': manifest,
    'Farm.assets.json': assets,
    'Farm.template.json': template({ Bulk, Q: nested({ 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::Region' }, '/prefix/f00.json']] }) }),
    'Q.nested.template.json': template({ Bulk, In: nested({ Ref: 'Url' }, { Metadata: { 'aws:asset:path': 'In.nested.template.json' } }) }),
    'In.nested.template.json': QUEUE,
  };

  test('it is found by what is uploaded, or by the metadata of its resource', () => {
    expect(read(files, '').map(({ name, stackName }) => [name, stackName])).toEqual([['Farm', 'Farm'], ['Farm/Q', 'Farm-Q'], ['Farm/Q/In', 'Farm-Q-In']]);
  });

  test('it has the paths of its own constructs', () => {
    expect(read(files, '').map(({ paths }) => paths?.get('Bulk'))).toEqual(['Farm/Bulk', 'Farm/Q/Bulk', 'Farm/Q/In/Bulk']);
  });
});
