import { join } from 'node:path';
import { Unknown } from '#shared/model/unknown';
import { check, type CheckOptions } from '../../../src/checks';
import { folder } from '../../_helpers/folder';
import { ENOUGH, ruleOf, ruleThat } from '../_helpers';

interface Sarif {
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
    readonly results: readonly Record<string, unknown>[];
  }];
}

const RULES = [ruleOf('XX-01', 'info'), ruleOf('XX-02', 'error', 'It has 2 MiB'), ruleThat('XX-03', 'warning', () => new Unknown('an import'))];
const TEMPLATE = { Resources: { Job: { ...ENOUGH, Metadata: { 'aws:cdk:path': 'Farm/Job/Resource' } } } };

function sarifOf(file: string, options: Partial<CheckOptions> = {}): Sarif {
  return JSON.parse(check({ templates: [file], format: 'sarif', severity: 'warning', rules: RULES, ...options }).output) as Sarif;
}

describe('a report', () => {
  const directory = folder({ 'a b/farm.json': TEMPLATE });
  const file = join(directory, 'a b', 'farm.json');
  const cwd = process.cwd();

  afterEach(() => process.chdir(cwd));

  test('has the members that the format requires', () => {
    expect(sarifOf(file)).toMatchObject({
      $schema: expect.stringContaining('sarif-schema-2.1.0.json'),
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'batchworks', version: expect.stringMatching(/^\d+\.\d+\.\d+/) } }, results: expect.any(Array) }],
    });
  });

  test('describes every rule', () => {
    expect(sarifOf(file).runs[0].tool.driver.rules.map(({ id }) => id)).toEqual(['XX-01', 'XX-02', 'XX-03']);
    expect(sarifOf(file).runs[0].tool.driver.rules[0]).toEqual({
      id: 'XX-01',
      shortDescription: { text: 'Title of XX-01.' },
      fullDescription: { text: 'Explanation of XX-01.' },
      help: {
        text: 'Explanation of XX-01.\n\nRemedy of XX-01.\n\nhttps://example.com/',
        markdown: 'Explanation of XX-01.\n\n**What to change:** Remedy of XX-01.\n\n- <https://example.com/>',
      },
      helpUri: 'https://github.com/cdk-batchworks/cdk-batchworks/blob/main/docs/checks.md#xx-01',
      defaultConfiguration: { level: 'note' },
    });
  });

  test('has a result for each finding, with its construct and its line', () => {
    process.chdir(directory);
    expect(sarifOf('a b/farm.json').runs[0].results).toEqual([
      {
        ruleId: 'XX-02',
        ruleIndex: 1,
        level: 'error',
        message: { text: 'It has 2 MiB. Remedy of XX-02.' },
        locations: [{
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/farm.json', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, startColumn: 15 },
          },
          logicalLocations: [{ name: 'Job', fullyQualifiedName: 'Farm/Job', kind: 'resource' }],
        }],
      },
      expect.objectContaining({ ruleId: 'XX-01', ruleIndex: 0, level: 'note' }),
    ]);
  });

  test('has the whole address of a file outside of the current directory', () => {
    expect(sarifOf(file).runs[0].results[0]).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri: expect.stringMatching(/^file:\/\/\/.*\/a%20b\/farm.json$/) } } }],
    });
  });

  test('has what cannot be told as open, where it is asked for', () => {
    expect(sarifOf(file, { unknown: true }).runs[0].results.at(-1)).toMatchObject({
      ruleId: 'XX-03', kind: 'open', level: 'none', message: { text: 'Cannot be told: an import' },
    });
  });

  test('calls a resource without a path by its template', () => {
    const plain = join(folder({ 'farm.json': { Resources: { Job: ENOUGH } } }), 'farm.json');
    expect(sarifOf(plain).runs[0].results[0]).toMatchObject({ locations: [{ logicalLocations: [{ fullyQualifiedName: 'farm/Job' }] }] });
  });
});
