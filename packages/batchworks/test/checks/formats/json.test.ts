import { HOLDS } from '#shared/checks/rule';
import { Unknown } from '#shared/model/unknown';
import { checkResources, ENOUGH, job, ruleOf, ruleThat, TOO_LITTLE, UNTOLD } from '../_helpers';

function jsonOf(...args: Parameters<typeof checkResources>): unknown {
  return JSON.parse(checkResources(...args).output);
}

test('a report has every member that is documented, and no other', () => {
  const resources = { Little: { ...TOO_LITTLE, Metadata: { 'aws:cdk:path': 'Farm/Little/Resource' } } };
  expect(jsonOf(resources, { rules: [ruleOf('XX-01', 'info', 'It has 2 MiB')] })).toStrictEqual({
    findings: [{
      id: 'XX-01',
      severity: 'info',
      resource: 'Little',
      path: 'Farm/Little',
      template: 'farm',
      message: 'It has 2 MiB',
      remedy: 'Remedy of XX-01.',
      url: 'https://github.com/cdk-batchworks/cdk-batchworks/blob/main/docs/checks.md#xx-01',
    }],
    summary: { violations: 1, holds: 0, unknown: 0 },
  });
});

test('a path that the template does not tell is null', () => {
  expect(jsonOf({ Job: job('2') }, { rules: [ruleOf('XX-01', 'error')] })).toMatchObject({ findings: [{ path: null }] });
});

test('the summary counts, the worst findings come first', () => {
  const rules = [ruleOf('XX-01', 'info'), ruleOf('XX-02', 'error'), ruleThat('XX-03', 'error', () => HOLDS), ruleThat('XX-04', 'error', () => new Unknown('why'))];
  expect(jsonOf({ A: ENOUGH, B: ENOUGH }, { rules })).toMatchObject({
    findings: [{ id: 'XX-02' }, { id: 'XX-02' }, { id: 'XX-01' }, { id: 'XX-01' }],
    summary: { violations: 4, holds: 2, unknown: 2 },
  });
});

test('what cannot be told is there where it is asked for', () => {
  const rules = [ruleThat('XX-04', 'error', () => new Unknown('an import'))];
  expect(jsonOf({ Job: UNTOLD }, { rules, unknown: true })).toStrictEqual({
    findings: [],
    undecided: [{ id: 'XX-04', resource: 'Job', path: null, template: 'farm', reason: 'an import' }],
    summary: { violations: 0, holds: 0, unknown: 1 },
  });
});
