import { join } from 'node:path';
import { violates } from '#shared/checks/answers';
import { HOLDS, type Rule, type Severity } from '#shared/checks/rule';
import { Unknown } from '#shared/model/unknown';
import picocolors from 'picocolors';
import { check, type CheckOptions } from '../../src/checks';
import { folder } from '../_helpers/folder';

/** A job of one container that asks for so much memory. */
export function job(memory: unknown, metadata: object = {}) {
  const requirements = [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: memory }];
  return {
    Type: 'AWS::Batch::JobDefinition',
    Properties: { Type: 'container', ContainerProperties: { Image: 'busybox', ResourceRequirements: requirements } },
    Metadata: metadata,
  };
}

/** A job that violates SZ-08, one for which it holds, and one of which it cannot be told. */
export const TOO_LITTLE = job('2');
export const ENOUGH = job('2048');
export const UNTOLD = job({ 'Fn::ImportValue': 'Memory' });

/** A rule about each job: violated with that severity. */
export function ruleOf(id: string, severity: Severity, message = `${id} does not hold`): Rule {
  return ruleThat(id, severity, () => violates(message));
}

/** A rule about each job, with that answer. */
export function ruleThat(id: string, severity: Severity, answer: () => ReturnType<typeof violates> | Unknown | typeof HOLDS): Rule {
  return {
    id,
    severity,
    title: `Title of ${id}`,
    explanation: `Explanation of ${id}.`,
    remedy: `Remedy of ${id}.`,
    links: ['https://example.com/'],
    inspect: ({ model }) => model.jobDefinitions.map((subject) => ({ subject, answer: answer() })),
  };
}

/** Checks files in a folder of their own; all of them, unless `templates` names some. */
export function checkFiles(files: Record<string, unknown>, { templates = Object.keys(files), ...options }: Partial<CheckOptions> = {}) {
  const directory = folder(files);
  return check({
    format: 'json',
    severity: 'warning',
    colors: picocolors.createColors(false),
    ...options,
    templates: templates.map((file) => join(directory, file)),
    against: options.against?.map((file) => join(directory, file)),
  });
}

/** Checks the resources of one template. */
export function checkResources(resources: object, options: Partial<CheckOptions> = {}) {
  return checkFiles({ 'farm.json': { Resources: resources } }, options);
}
