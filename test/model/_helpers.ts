import { readModel } from '../../src/model/batch-model';
import type { NamedTemplate, TemplateEnvironment } from '../../src/model/environment';
import { Stacks } from '../../src/model/intrinsics/stacks';
import { parseTemplate, type Template } from '../../src/model/template';

/** An account in which every attribute is told by a text that names it. */
export const ENVIRONMENT: TemplateEnvironment = {
  region: 'eu-west-1',
  accountId: '123456789012',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
  attributeOf: ({ name }, attribute) => `${name}.${attribute}`,
};

/** A template with whatever sections are given. */
export function template(sections: object): Template {
  return parseTemplate(JSON.stringify({ Resources: {}, ...sections }), 'test.json');
}

/** The stack `Farm` of such a template. */
export function stack(sections: object, name = 'Farm'): NamedTemplate {
  return { name, template: template(sections) };
}

/** The value of an expression in a template. */
export function evaluate(expression: unknown, sections: object = {}): unknown {
  return new Stacks([stack(sections)], ENVIRONMENT, (_, logicalId) => logicalId).scopes[0].resolve(expression);
}

/** The model of stacks that are deployed together. */
export function modelOf(...stacks: NamedTemplate[]) {
  return readModel(stacks, ENVIRONMENT);
}

/** The model of one stack with the resources. */
export function modelOfResources(resources: object) {
  return modelOf(stack({ Resources: resources }));
}

/** A resource of AWS Batch: `batchResource('JobQueue', { Priority: 1 })`. */
export function batchResource(kind: string, properties: object = {}, rest: object = {}) {
  return { Type: `AWS::Batch::${kind}`, Properties: properties, ...rest };
}
