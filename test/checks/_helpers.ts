import { inspect } from '../../src/checks/inspect';
import { Inspection } from '../../src/checks/inspection';
import { HOLDS, type Rule, Violation } from '../../src/checks/rule';
import { RULES } from '../../src/checks/rules';
import { readModel } from '../../src/model/batch-model';
import { SYMBOLIC_ENVIRONMENT } from '../../src/model/symbols';
import { parseTemplate } from '../../src/model/template';
import type { BatchModel } from '../../src/model/types';
import { Unknown } from '../../src/model/unknown';

/** The resources of a template, by logical id. */
export type Resources = Readonly<Record<string, object>>;

/** The model of a template with the resources, in a stack `Stack`. */
export function modelOf(resources: Resources): BatchModel {
  const template = parseTemplate(JSON.stringify({ Resources: resources }), 'Stack.json');
  return readModel([{ name: 'Stack', template }], SYMBOLIC_ENVIRONMENT);
}

/** The rule with the id. */
export function rule(id: string): Rule {
  const found = RULES.find((candidate) => candidate.id === id);
  if (!found) { throw new Error(`there is no rule ${id}`); }
  return found;
}

/** What the rule says of each resource that it has something to say about: the message, `holds`, or `unknown: …`. */
export function verdicts(id: string, resources: Resources, before?: Resources): Record<string, string> {
  const inspection = new Inspection(modelOf(resources), before && modelOf(before));
  const words: Record<string, string> = {};
  for (const { subject, answer } of rule(id).inspect(inspection)) {
    const word = answer instanceof Violation ? answer.message : answer instanceof Unknown ? `unknown: ${answer.reason}` : answer;
    // Of several answers about one resource the worst is kept.
    if (word !== undefined && (words[subject.logicalId] === undefined || words[subject.logicalId] === HOLDS)) {
      words[subject.logicalId] = word;
    }
  }
  return words;
}

/** The same in one word: `violates`, `holds` or `unknown` for each resource. */
export function outcomes(id: string, resources: Resources, before?: Resources): Record<string, string> {
  return Object.fromEntries(Object.entries(verdicts(id, resources, before))
    .map(([logicalId, words]) => [logicalId, words === HOLDS ? HOLDS : words.startsWith('unknown: ') ? 'unknown' : 'violates']));
}

/** What a rule says of one job, `Job`, with these container properties: `violates`, `holds`, `unknown`, or `undefined`. */
export function outcomeOfContainer(id: string, containerProperties: object, others: Resources = {}): string | undefined {
  return outcomes(id, { ...others, Job: job({ ContainerProperties: { Image: 'public.ecr.aws/docker/library/busybox:1.37', ...containerProperties } }) }).Job;
}

/** A value that no template tells. */
export const UNKNOWN = { 'Fn::ImportValue': 'Elsewhere' };

/** `AWS::Batch::…`: `batch('JobQueue', { Priority: 1 })`. */
export function batch(kind: string, properties: object = {}, rest: object = {}) {
  return { Type: `AWS::Batch::${kind}`, Properties: properties, ...rest };
}

/** A job definition of one container. */
export function job(properties: object = {}, rest: object = {}) {
  return batch('JobDefinition', { Type: 'container', ...properties }, rest);
}

/** `[{ Type: 'VCPU', Value: '1' }, …]`. */
export function requirements(values: { VCPU?: unknown; MEMORY?: unknown; GPU?: unknown }) {
  return { ResourceRequirements: Object.entries(values).map(([Type, Value]) => ({ Type, Value })) };
}

/** A queue of compute environments of the template, by their logical ids. */
export function queue(computeEnvironments: readonly string[], properties: object = {}) {
  return batch('JobQueue', {
    Priority: 1,
    ComputeEnvironmentOrder: computeEnvironments.map((id, index) => ({ ComputeEnvironment: { Ref: id }, Order: index + 1 })),
    ...properties,
  });
}

/** A managed compute environment of a type (`FARGATE`, `EC2`, `SPOT`, …). */
export function compute(type: string, computeResources: object = {}, properties: object = {}) {
  return batch('ComputeEnvironment', {
    Type: 'MANAGED',
    ComputeResources: { Type: type, MaxvCpus: 256, ...computeResources },
    ...properties,
  });
}

/** What the report has of one rule: for severities and remedies that differ from the rule's. */
export function findings(id: string, resources: Resources) {
  return inspect(modelOf(resources), undefined, [rule(id)]).findings;
}

/** The severity of what the rule finds about a resource, by its logical id; `undefined` where it finds nothing. */
export function severityOf(id: string, logicalId: string, resources: Resources, before?: Resources): string | undefined {
  return inspect(modelOf(resources), before && modelOf(before), [rule(id)]).findings.find(({ resource }) => resource === logicalId)?.severity;
}
