import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { L2_TEMPLATES } from './good-l2-templates';
import { OUR_TEMPLATES } from './good-templates';
import { inspect } from '../../src/checks/inspect';
import type { Finding } from '../../src/checks/report';
import { readModel } from '../../src/model/batch-model';
import { SYMBOLIC_ENVIRONMENT } from '../../src/model/symbols';
import { parseTemplate } from '../../src/model/template';

/** The good templates by their names, as text. */
export const GOOD_TEMPLATES: readonly (readonly [name: string, text: string])[] = Object.entries({ ...OUR_TEMPLATES, ...L2_TEMPLATES })
  .map(([name, build]) => [name, synthesized(build)]);

function synthesized(build: (stack: Stack) => void): string {
  const stack = new Stack(new App(), 'Stack');
  build(stack);
  return JSON.stringify(Template.fromStack(stack).toJSON());
}

/** What the checks find in a template. */
export function findingsIn(text: string, before?: string): readonly Finding[] {
  return inspect(modelOfText(text), before === undefined ? undefined : modelOfText(before)).findings;
}

function modelOfText(text: string) {
  return readModel([{ name: 'Stack', template: parseTemplate(text, 'Stack.json') }], SYMBOLIC_ENVIRONMENT);
}

/** A finding in one line. */
export function inOneLine({ id, resource, message }: Finding): string {
  return `${id} ${resource}: ${message}`;
}
