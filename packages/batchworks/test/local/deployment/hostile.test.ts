import { readModel } from '#shared/model/batch-model';
import { findSyntaxError } from '#shared/model/json-syntax';
import { requirementsOf } from '#shared/model/requirements';
import { parseTemplate, TemplateError } from '#shared/model/template';
import fc from 'fast-check';
import { LOCAL_ENVIRONMENT } from '../../../src/local/deployment/physical-names';
import { randomTemplate } from '../../_helpers/random-templates';

test('every template has a model', () => {
  fc.assert(fc.property(fc.array(randomTemplate, { minLength: 1, maxLength: 3 }), (templates) => {
    const named = templates.map((content, index) => ({ name: `Stack${index}`, template: parseTemplate(JSON.stringify(content), 'x.json') }));
    const model = readModel(named, LOCAL_ENVIRONMENT);
    for (const resources of Object.values(model) as { name: string }[][]) {
      expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
    }
    model.jobDefinitions.forEach(({ containerProperties }) => requirementsOf(containerProperties ?? {}));
  }), { numRuns: 300 });
});

test('every text is a template or has an error', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    try {
      expect(parseTemplate(text, 'x.json').Resources).toBeDefined();
    } catch (error) {
      expect(error).toBeInstanceOf(TemplateError);
    }
  }));
});

test('JSON has no syntax error, but for what follows it', () => {
  fc.assert(fc.property(fc.json(), (text) => {
    expect(findSyntaxError(text).found).toBe('the end of the file');
    expect(findSyntaxError(`${text}\n #`)).toEqual({ line: 2, column: 2, found: '"#"' });
  }));
});

describe('a template ends that', () => {
  const jobs = (count: number, properties: (index: number) => object) => parseTemplate(JSON.stringify({
    Resources: Object.fromEntries(Array.from({ length: count }, (_, index) => [`G${index}`, { Type: 'AWS::Logs::LogGroup', Properties: properties(index) }])
      .concat([['Job', { Type: 'AWS::Batch::JobDefinition', Properties: { Parameters: { group: { Ref: 'G0' } } } }]])),
  }), 'x.json');

  test.each<[string, (index: number) => object]>([
    ['has resources that refer to themselves', () => ({ LogGroupName: { Ref: 'G0' } })],
    ['has a long chain of references', (index) => ({ LogGroupName: { Ref: `G${index + 1}` } })],
    ['doubles with every reference', (index) => ({ LogGroupName: { 'Fn::Sub': `\${G${index + 1}}\${G${index + 1}}` } })],
  ])('%s', (_, properties) => {
    const model = readModel([{ name: 'Farm', template: jobs(3000, properties) }], LOCAL_ENVIRONMENT);
    expect(model.jobDefinitions[0].parameters.group).toBeDefined();
  });
});
