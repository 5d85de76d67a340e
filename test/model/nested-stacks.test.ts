import { batchResource, modelOf, stack } from './_helpers';
import type { NamedTemplate } from '../../src/model/environment';
import { Unknown } from '../../src/model/unknown';

const NESTED = { template: 'Farm', logicalId: 'Nested' };

/** The stack `Farm`, with a nested stack that gets the parameters. */
function parent(parameters: unknown, sections: { Resources?: object; Conditions?: object; Parameters?: object } = {}, nested: object = {}) {
  const resource = { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: parameters, TemplateURL: 'nested.json' }, ...nested };
  return stack({ ...sections, Resources: { ...sections.Resources, Nested: resource } });
}

/** The nested stack. */
function child(sections: object, at = NESTED): NamedTemplate {
  return { ...stack(sections, `${at.template}/${at.logicalId}`), parent: at };
}

/** A nested stack with a job whose parameter `p` is what its own parameter `P` is. */
function jobWithParameter(declaration: object, value: unknown = { Ref: 'P' }) {
  return child({ Parameters: { P: declaration }, Resources: { Job: batchResource('JobDefinition', { Parameters: { p: value } }) } });
}

function parameterOf(...templates: NamedTemplate[]) {
  return modelOf(...templates).jobDefinitions[0].parameters.p;
}

describe('a parameter of a nested stack', () => {
  test('is what the parent gives', () => {
    expect(parameterOf(parent({ P: { 'Fn::Sub': '${AWS::Region}-x' } }), jobWithParameter({ Type: 'String' }))).toBe('eu-west-1-x');
  });

  test('can refer to a resource of the parent, whatever the order of the templates', () => {
    const resources = { Spot: batchResource('ComputeEnvironment') };
    expect(parameterOf(jobWithParameter({ Type: 'String' }), parent({ P: { Ref: 'Spot' } }, { Resources: resources }))).toBe('Spot.Ref');
  });

  test.each([
    ['is its default where the parent gives none', {}, { Type: 'String', Default: 'd' }, 'd'],
    ['is its default where the parent gives AWS::NoValue', { P: { Ref: 'AWS::NoValue' } }, { Type: 'String', Default: 'd' }, 'd'],
    ['is a text where the parent gives a number', { P: 7 }, { Type: 'Number' }, '7'],
    ['is unknown where the parent gives something unknown', { P: { 'Fn::ImportValue': 'X' } }, { Type: 'String', Default: 'd' },
      new Unknown('Fn::ImportValue of "X", which none of the templates exports')],
    ['is unknown where all parameters are', { 'Fn::If': ['No', {}, {}] }, { Type: 'String', Default: 'd' }, new Unknown('the template has no condition "No"')],
    ['is unknown where nobody gives it', {}, { Type: 'String' }, new Unknown('the template\'s parameter "P" has no default')],
    ['is unknown where it is of the Parameter Store', { P: '/x' }, { Type: 'AWS::SSM::Parameter::Value<String>' },
      new Unknown('the template\'s parameter "P" is a value of the Parameter Store')],
  ])('%s', (_, parameters, declaration, expected) => {
    expect(parameterOf(parent(parameters), jobWithParameter(declaration))).toEqual(expected);
  });

  test.each([['a text', 'a, b'], ['a list', ['a', 'b']], ['a joined list', { 'Fn::Join': [',', ['a', 'b']] }]])('that is a list can be given as %s', (_, given) => {
    const value = { 'Fn::Select': [1, { Ref: 'P' }] };
    expect(parameterOf(parent({ P: given }), jobWithParameter({ Type: 'CommaDelimitedList' }, value))).toBe('b');
  });

  test('refers to another nested stack through the parent', () => {
    const templates = [
      parent({ P: { 'Fn::GetAtt': ['Other', 'Outputs.Arn'] } }, { Resources: { Other: { Type: 'AWS::CloudFormation::Stack' } } }),
      jobWithParameter({ Type: 'String' }),
      child({ Resources: { Bulk: batchResource('JobQueue') }, Outputs: { Arn: { Value: { Ref: 'Bulk' } } } }, { template: 'Farm', logicalId: 'Other' }),
    ];
    expect(parameterOf(...templates)).toBe('Bulk.Ref');
  });
});

describe('an output of a nested stack', () => {
  const outputOf = (value: unknown, outputs: object) => {
    const job = batchResource('JobDefinition', { Parameters: { p: value } });
    return parameterOf(parent({ P: 'given' }, { Resources: { Job: job } }), child({ Parameters: { P: { Type: 'String' } }, Outputs: outputs }));
  };

  test.each<[string, unknown]>([
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] }],
    ['Fn::GetAtt with a dot', { 'Fn::GetAtt': 'Nested.Outputs.Out' }],
    ['Fn::Sub', { 'Fn::Sub': '${Nested.Outputs.Out}' }],
  ])('is given by %s', (_, value) => {
    expect(outputOf(value, { Out: { Value: { Ref: 'P' } } })).toBe('given');
  });

  test('that is not there is unknown', () => {
    expect(outputOf({ 'Fn::GetAtt': ['Nested', 'Outputs.Out'] }, {})).toEqual(new Unknown('the nested stack "Nested" has no output "Out"'));
  });

  test('is an attribute like others where the template is not there', () => {
    const job = batchResource('JobDefinition', { Parameters: { p: { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] } } });
    expect(parameterOf(parent({}, { Resources: { Job: job } }))).toBe('Nested.Outputs.Out');
  });

  test('that is made of itself is unknown', () => {
    const job = batchResource('JobDefinition', { Parameters: { p: { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] } } });
    const templates = [
      parent({ P: { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] } }, { Resources: { Job: job } }),
      child({ Parameters: { P: { Type: 'String' } }, Outputs: { Out: { Value: { Ref: 'P' } } } }),
    ];
    expect(parameterOf(...templates)).toBeInstanceOf(Unknown);
  });
});

describe('a nested stack', () => {
  const bulk = { Resources: { Bulk: batchResource('JobQueue', { JobQueueName: { Ref: 'AWS::StackName' } }) } };

  test('is named by CloudFormation', () => {
    expect(modelOf(parent({}), child(bulk)).jobQueues[0].properties.jobQueueName).toBe('Nested.StackName');
  });

  test('is not deployed where the condition of its parent does not hold', () => {
    const conditions = { Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } };
    const innermost = child(bulk, { template: 'Farm/Nested', logicalId: 'Nested' });
    const between = child({ Resources: { ...bulk.Resources, Nested: { Type: 'AWS::CloudFormation::Stack' } } });
    expect(modelOf(parent({}, conditions), between, innermost).jobQueues).toHaveLength(2);
    expect(modelOf(parent({}, conditions, { Condition: 'No' }), between, innermost).jobQueues).toEqual([]);
  });

  test('of a parent that is not there is a stack of its own', () => {
    expect(modelOf(child(bulk)).jobQueues[0].properties.jobQueueName).toBe('Farm/Nested');
  });

  test('that is its own parent ends', () => {
    const itself = { ...parent({ P: { Ref: 'P' } }, { ...bulk, Parameters: { P: { Type: 'String' } } }), parent: NESTED };
    expect(modelOf(itself).jobQueues).toHaveLength(1);
  });
});
