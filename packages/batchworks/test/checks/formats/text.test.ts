import { HOLDS } from '#shared/checks/rule';
import { Unknown } from '#shared/model/unknown';
import picocolors from 'picocolors';
import { checkFiles, checkResources, ENOUGH, ruleOf, ruleThat } from '../_helpers';

function textOf(resources: object, options: Parameters<typeof checkResources>[1] = {}) {
  return checkResources(resources, { format: 'text', ...options }).output;
}

const LONG = 'The job asks for 2 MiB of memory, which is less than the 4 MiB that AWS Batch accepts, so that it is rejected';

test('findings stand below their resource, the worst resource first', () => {
  const rules = [ruleOf('XX-01', 'warning', LONG), ruleOf('XX-02', 'error')];
  expect(textOf({ A: { ...ENOUGH, Metadata: { 'aws:cdk:path': 'Farm/A/Resource' } }, B: ENOUGH }, { rules })).toMatch(new RegExp(`^${[
    'Farm/A  /.*/farm.json:1',
    '  ✖ error XX-02 XX-02 does not hold',
    '    → Remedy of XX-02.',
    '  ▲ warning XX-01 The job asks for 2 MiB of memory, which is less than the 4 MiB',
    '    that AWS Batch accepts, so that it is rejected',
    '    → Remedy of XX-01.',
    '',
    'B  /.*/farm.json:1',
    '  ✖ error XX-02 XX-02 does not hold',
    '    → Remedy of XX-02.',
    '  ▲ warning XX-01 [^]*',
    '2 errors, 2 warnings in 1 template; 0 statements hold, 0 cannot be told\n$',
  ].join('\n')}`));
});

test('no line is longer than the terminal, but for what cannot be broken', () => {
  const rules = [ruleOf('XX-01', 'error', LONG.repeat(3)), ruleThat('XX-02', 'info', () => new Unknown(LONG))];
  const lines = textOf({ A: ENOUGH }, { rules, unknown: true, columns: 60 }).split('\n').filter((line) => line.startsWith('  '));
  expect(lines.length).toBeGreaterThan(8);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
});

test('a line can be found in YAML', () => {
  const yaml = 'Resources:\n  # the only one\n  Job: { Type: "AWS::Batch::JobDefinition" }\n';
  expect(checkFiles({ 'farm.yaml': yaml }, { format: 'text', rules: [ruleOf('XX-01', 'error')] }).output).toMatch(/^Job  .*farm.yaml:3\n/);
});

describe('the last line says', () => {
  const lastLine = (...args: Parameters<typeof textOf>) => textOf(...args).trimEnd().split('\n').at(-1);

  test.each([
    [[ruleOf('XX-01', 'error')], '1 error in 1 template; 0 statements hold, 0 cannot be told'],
    [[ruleOf('XX-01', 'info'), ruleThat('XX-02', 'error', () => HOLDS)], '1 info in 1 template; 1 statement holds, 0 cannot be told'],
    [[ruleThat('XX-02', 'error', () => new Unknown('x'))], 'no findings in 1 template; 0 statements hold, 1 cannot be told (--unknown shows them)'],
  ])('what there is', (rules, expected) => {
    expect(lastLine({ A: ENOUGH }, { rules })).toBe(expected);
  });

  test('nothing about --unknown where it is given', () => {
    expect(lastLine({ A: ENOUGH }, { rules: [ruleThat('XX-02', 'error', () => new Unknown('x'))], unknown: true }))
      .toBe('no findings in 1 template; 0 statements hold, 1 cannot be told');
  });
});

describe('a report without a finding claims', () => {
  const claim = 'nothing in these templates keeps these jobs from starting, given capacity, quotas, images and existing secrets';

  test('what it can', () => {
    expect(textOf({ A: ENOUGH }, { rules: [] })).toContain(`✔ ${claim}\n`);
  });

  test('less where something cannot be told', () => {
    expect(textOf({ A: ENOUGH }, { rules: [ruleThat('XX-02', 'error', () => new Unknown('x'))] })).toContain(`✔ ${claim}, as far as they tell\n`);
  });

  test('nothing where there is an advice', () => {
    expect(textOf({ A: ENOUGH }, { rules: [ruleOf('XX-02', 'info')] })).not.toContain(claim);
  });

  test('nothing about jobs that are not there', () => {
    expect(textOf({ Bucket: { Type: 'AWS::S3::Bucket' } })).toMatch(/^✔ there is no AWS Batch resource in these templates\n/);
  });
});

test('what cannot be told is shown where it is asked for', () => {
  const rules = [ruleThat('XX-02', 'error', () => new Unknown('an import'))];
  expect(textOf({ A: ENOUGH }, { rules })).not.toContain('an import');
  expect(textOf({ A: ENOUGH }, { rules, unknown: true })).toMatch(/^A  .*farm.json:1\n {2}\? cannot be told XX-02 an import\n/);
});

test('colours are used where there are any', () => {
  const colored = textOf({ A: ENOUGH }, { rules: [ruleOf('XX-01', 'error')], colors: picocolors.createColors(true) });
  expect(colored).toContain('\u001b[31m✖ error\u001b[39m');
});

test('nothing out of a template moves the cursor', () => {
  const metadata = { 'aws:cdk:path': 'Farm/\u001b[2J\r' };
  const output = textOf({ 'A\u0007': { ...ENOUGH, Metadata: metadata } }, { rules: [ruleOf('XX-01', 'error', 'is \u001b]0;x\u0007')] });
  // eslint-disable-next-line no-control-regex
  expect(output.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f]/);
});
