import { join } from 'node:path';
import { violates } from '#shared/checks/answers';
import { HOLDS, type Rule } from '#shared/checks/rule';
import { TemplateError } from '#shared/model/template';
import { checkFiles, checkResources, ENOUGH, ruleOf, TOO_LITTLE, UNTOLD } from './_helpers';
import { check, type FormatName, InputError } from '../../src/checks';
import { folder } from '../_helpers/folder';

interface Json {
  readonly findings: readonly { readonly id: string; readonly resource: string; readonly path: string; readonly template: string }[];
  readonly summary: object;
}

function parse(output: string) {
  return JSON.parse(output) as Json;
}

test('all rules are asked about all templates', () => {
  const files = { 'a.json': { Resources: { A: TOO_LITTLE, B: ENOUGH } }, 'b.yaml': JSON.stringify({ Resources: { C: TOO_LITTLE, D: UNTOLD } }) };
  const { findings, summary } = parse(checkFiles(files).output);
  expect(findings.map(({ id, template, resource }) => [id, template, resource])).toEqual(expect.arrayContaining([['SZ-08', 'a', 'A'], ['SZ-08', 'b', 'C']]));
  expect(summary).toEqual({ violations: expect.any(Number), holds: expect.any(Number), unknown: expect.any(Number) });
});

describe('the check', () => {
  const rules = [ruleOf('XX-01', 'warning')];

  test.each([['info', false], ['warning', false], ['error', true]] as const)('with the severity %s is passed by a warning: %s', (severity, passed) => {
    expect(checkResources({ Job: ENOUGH }, { rules, severity }).passed).toBe(passed);
  });

  test('shows what does not fail it', () => {
    expect(parse(checkResources({ Job: ENOUGH }, { rules, severity: 'error' }).output).findings).toHaveLength(1);
  });

  test('is passed without a finding, even where something cannot be told', () => {
    expect(checkResources({ Job: UNTOLD }, { severity: 'info', rules: [] }).passed).toBe(true);
  });

  test.each([
    ['nothing at that path', [], 'missing.json', /^no such file or directory/],
    ['no JSON', { 'farm.json': '{,' }, 'farm.json', /farm.json must be JSON, got "," at line 1, column 2$/],
    ['no YAML', { 'farm.yaml': '{' }, 'farm.yaml', /farm.yaml must be YAML .* at line 1, column 2/],
  ])('is refused for %s', (_, files, file, message) => {
    const run = () => checkFiles(files as Record<string, unknown>, { templates: [file] });
    expect(run).toThrow(TemplateError);
    expect(run).toThrow(message);
  });
});

describe('a nested stack', () => {
  test('is checked with its parent', () => {
    const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'jobs.json', Parameters: { Memory: '2' } } };
    const child = { Parameters: { Memory: { Type: 'Number', Default: 2048 } }, Resources: { Job: { ...TOO_LITTLE, Properties: withMemory({ Ref: 'Memory' }) } } };
    const { output } = checkFiles({ 'farm.json': { Resources: { Jobs: nested } }, 'jobs.json': child }, { templates: ['farm.json'] });
    expect(parse(output).findings).toContainEqual(expect.objectContaining({ id: 'SZ-08', template: 'farm/Jobs', resource: 'Job', path: null }));
  });
});

describe('a nested stack whose template is elsewhere', () => {
  const ADDRESS = 'https://s3.amazonaws.com/templates/jobs.json';
  const nested = (TemplateURL: unknown) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } });
  const report = (url: unknown, format: FormatName = 'json') => checkResources({ Jobs: nested(url) }, { rules: [], format }).output;

  test.each([
    [ADDRESS, `its template is at ${ADDRESS}`],
    [{ 'Fn::Sub': 'https://${Bucket}/jobs.json' }, 'only the deployment tells where its template is'],
  ])('%j is not read, which counts as what cannot be told', (url, reason) => {
    expect(JSON.parse(report(url))).toMatchObject({ unread: [{ resource: 'Jobs', path: null, template: 'farm', reason }], summary: { unknown: 1 } });
  });

  test('is said to be not read without being asked for, also in SARIF', () => {
    expect(report(ADDRESS, 'text')).toMatch(/^Jobs {2}.*farm.json:\d+\n {2}\? not read its template is at https:.*/);
    expect(report(ADDRESS, 'text')).toContain('no AWS Batch resource in these templates, as far as they were read');
    const [{ invocations: [{ toolExecutionNotifications: [{ message }] }] }] = JSON.parse(report(ADDRESS, 'sarif')).runs;
    expect(message.text).toBe(`Not read: its template is at ${ADDRESS}.`);
  });

  test('is no other one that was read', () => {
    const { output } = checkFiles({ 'farm.json': { Resources: { Jobs: nested('jobs.json') } }, 'jobs.json': { Resources: {} } }, { templates: ['farm.json'] });
    expect(JSON.parse(output)).not.toHaveProperty('unread');
  });
});

function withMemory(memory: unknown) {
  return { ...TOO_LITTLE.Properties, ContainerProperties: { Image: 'x', ResourceRequirements: [{ Type: 'MEMORY', Value: memory }] } };
}

describe('what was deployed before', () => {
  /** A job of the same template and logical id must be there before. */
  const rule: Rule = {
    ...ruleOf('XX-02', 'warning'),
    needsBefore: true,
    inspect: ({ model, before }) => model.jobDefinitions.map((subject) => ({
      subject,
      answer: before!.jobDefinitions.some(({ template, logicalId }) => template === subject.template && logicalId === subject.logicalId)
        ? HOLDS : violates('It is new'),
    })),
  };
  const files = {
    'farm.json': { Resources: { Job: ENOUGH, New: ENOUGH } }, 'old.json': { Resources: { Job: ENOUGH } }, 'other.json': { Resources: { Job: ENOUGH } },
  };
  const newJobs = (templates: string[], against?: string[]) => parse(checkFiles(files, { templates, against, rules: [rule] }).output)
    .findings.map(({ template, resource }) => [template, resource]);

  test('is not compared without it', () => {
    expect(newJobs(['farm.json'])).toEqual([]);
  });

  test('is compared with the only template, whatever its name', () => {
    expect(newJobs(['farm.json'], ['old.json'])).toEqual([['farm', 'New']]);
  });

  test('is compared by the names of the templates', () => {
    expect(newJobs(['farm.json', 'other.json'], ['farm.json'])).toEqual([['other', 'Job']]);
  });

  test('must be about the same stacks', () => {
    const run = () => newJobs(['farm.json', 'other.json'], ['old.json']);
    expect(run).toThrow(InputError);
    expect(run).toThrow('--against must have a template of one of the stacks farm, other, got old');
  });

  test('can have nested stacks', () => {
    const nested = { Resources: { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'nested.json' } } } };
    const directory = folder({
      'farm.json': nested, 'nested.json': { Resources: { Job: ENOUGH, New: ENOUGH } }, 'old/old.json': nested, 'old/nested.json': { Resources: { Job: ENOUGH } },
    });
    const { output } = check({ templates: [join(directory, 'farm.json')], against: [join(directory, 'old/old.json')], rules: [rule], format: 'json', severity: 'info' });
    expect(parse(output).findings).toMatchObject([{ template: 'farm/Nested', resource: 'New' }]);
  });
});
