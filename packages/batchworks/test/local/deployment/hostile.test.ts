import { readModel } from '#shared/model/batch-model';
import { findSyntaxError } from '#shared/model/json-syntax';
import { requirementsOf } from '#shared/model/requirements';
import { parseTemplate, TemplateError } from '#shared/model/template';
import fc from 'fast-check';
import { LOCAL_ENVIRONMENT } from '../../../src/local/deployment/physical-names';

/** Words that mean something to the model, so that what is random gets far. */
const WORDS = ['A', 'B', 'C', 'A.Arn', 'AWS::Region', 'AWS::NoValue', '${A}', '${A.Arn}${B}', 'constructor', '__proto__', 'Properties', 'Type', 'Default'];
const FUNCTIONS = ['Ref', 'Condition', ...['GetAtt', 'Join', 'Sub', 'Select', 'Split', 'If', 'Equals', 'And', 'Or', 'Not', 'FindInMap', 'Base64', 'ImportValue']
  .map((name) => `Fn::${name}`)];
const PROPERTIES = [
  'Type', 'State', 'Priority', 'ComputeEnvironmentOrder', 'ComputeEnvironment', 'Order', 'ComputeResources', 'MaxvCpus', 'InstanceTypes', 'Name', 'Value',
  'JobQueueName', 'JobDefinitionName', 'ContainerProperties', 'ResourceRequirements', 'Parameters', 'PlatformCapabilities', 'Timeout', 'RetryStrategy',
  'SecretString', 'GenerateSecretString', 'LogGroupName', 'SecretId', 'Export',
];
const TYPES = [
  'AWS::Batch::JobQueue', 'AWS::Batch::JobDefinition', 'AWS::Batch::ComputeEnvironment', 'AWS::SecretsManager::Secret', 'AWS::SSM::Parameter',
  'AWS::EFS::FileSystem', 'AWS::Logs::LogGroup', 'AWS::SecretsManager::SecretTargetAttachment', 'constructor',
];

const word = fc.constantFrom(...WORDS);

const { expression } = fc.letrec<{ expression: unknown }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    word,
    fc.constantFrom(null, true, 0, -1, 7, '', 'true'),
    fc.tuple(fc.constantFrom(...FUNCTIONS), fc.oneof(word, tie('expression'))).map(([name, argument]) => ({ [name]: argument })),
    fc.array(tie('expression'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.constantFrom(...PROPERTIES)), tie('expression'), { maxKeys: 5 }),
  ),
}));

const section = fc.oneof(expression, fc.dictionary(word, expression));
const resource = fc.record({ Type: fc.constantFrom(...TYPES), Properties: expression, Metadata: expression, Condition: expression }, { requiredKeys: ['Type'] });
const template = fc.record(
  { Resources: fc.dictionary(word, resource), Parameters: section, Conditions: section, Mappings: section, Outputs: section },
  { requiredKeys: ['Resources'] },
);

test('every template has a model', () => {
  fc.assert(fc.property(fc.array(template, { minLength: 1, maxLength: 3 }), (templates) => {
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
