import { join } from 'node:path';
import { TemplateError } from '#shared/model/template';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { checkFiles, TOO_LITTLE } from './_helpers';
import { check, type FormatName } from '../../src/checks';
import { folder } from '../_helpers/folder';
import { randomTemplate } from '../_helpers/random-templates';

/** What a text of a template becomes when something happens to it. */
const damage = fc.oneof(
  { weight: 5, arbitrary: fc.constant((text: string) => text) },
  fc.nat(300).map((end) => (text: string) => text.slice(0, end)),
  fc.tuple(fc.nat(300), fc.string()).map(([at, noise]) => (text: string) => text.slice(0, at) + noise + text.slice(at)),
);
const format = fc.constantFrom<FormatName>('text', 'json', 'sarif');

/** The outcome, or the error that the user is to read. */
function outcomeOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return error;
  }
}

test('every file is checked or has an error', () => {
  fc.assert(fc.property(randomTemplate, randomTemplate, damage, format, fc.boolean(), (a, b, damaged, name, isYaml) => {
    const directory = folder({
      'a.template': damaged(isYaml ? stringify(a, { aliasDuplicateObjects: false }) : JSON.stringify(a)), 'b.json': b,
    });
    const [first, second] = ['a.template', 'b.json'].map((file) => join(directory, file));
    outcomeOf(() => check({ templates: [first, second], against: [second], format: name, severity: 'info', unknown: true }));
  }), { numRuns: 300 });
}, 60_000);

test('every text is checked or has an error', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), fc.constantFrom('farm.json', 'farm.yaml', 'manifest.json'), (text, file) => {
    outcomeOf(() => checkFiles({ [file]: text }));
  }), { numRuns: 200 });
});

describe('a check ends of', () => {
  const many = (count: number, resource: object) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`R${index}`, resource]));

  test('100,000 resources', () => {
    expect(checkFiles({ 'farm.json': { Resources: { ...many(100_000, { Type: 'AWS::S3::Bucket' }), Job: TOO_LITTLE } } }).passed).toBe(false);
  }, 60_000);

  test.each<FormatName>(['text', 'json', 'sarif'])('thousands of findings, as %s', (name) => {
    expect(checkFiles({ 'farm.json': { Resources: many(5_000, TOO_LITTLE) } }, { format: name }).passed).toBe(false);
  }, 60_000);

  test('thousands of resources in YAML', () => {
    expect(checkFiles({ 'farm.yaml': stringify({ Resources: many(3_000, TOO_LITTLE) }, { aliasDuplicateObjects: false }) }).passed).toBe(false);
  }, 60_000);

  test('values that are nested deeply', () => {
    const text = `{"Resources": {"Job": {"Type": "AWS::Batch::JobDefinition", "Properties": ${'{"Fn::Sub": ['.repeat(100_000)}${']}'.repeat(100_000)}}}}`;
    expect(checkFiles({ 'farm.json': text }).output).toContain('"findings"');
  });

  test.each(['x', '\\n'])('a long text of %j that is no JSON', (letter) => {
    expect(() => checkFiles({ 'farm.json': `{"a": "${letter.repeat(5_000_000)}` })).toThrow(/farm.json must be JSON, got "\\"" at line 1, column 7$/);
  });

  test('a cloud assembly of wrong types', () => {
    const artifact = fc.record({ type: fc.constantFrom('aws:cloudformation:stack', 'cdk:asset-manifest', 'cdk:cloud-assembly', 7), properties: fc.anything(), metadata: fc.anything() });
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(artifact, fc.anything())), fc.jsonValue(), (artifacts, assets) => {
      const manifest = JSON.stringify({ artifacts }, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
      outcomeOf(() => checkFiles({ 'manifest.json': manifest, 'a.json': assets }, { templates: ['manifest.json'] }));
    }), { numRuns: 100 });
  });
});
