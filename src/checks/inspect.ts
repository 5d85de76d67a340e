import { Inspection } from './inspection';
import type { Finding, Report, Undecided } from './report';
import { HOLDS, type Rule, type Severity, type Verdict, Violation } from './rule';
import { RULES } from './rules';
import type { BatchModel } from '../model/types';
import { Unknown } from '../model/unknown';

/** Where the documentation of a rule stands. */
const DOCUMENTATION = 'https://github.com/cdk-batchworks/cdk-batchworks/blob/main/docs/checks.md';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Whether a severity is at least as bad as another. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return RANK[severity] <= RANK[threshold];
}

/** The section of the documentation about a rule. */
export function documentationOf({ id }: Rule): string {
  return `${DOCUMENTATION}#${id.toLowerCase()}`;
}

/**
 * Judges a model by all rules.
 *
 * @param before what was deployed before; without it the rules that compare say nothing
 */
export function inspect(model: BatchModel, before?: BatchModel, rules: readonly Rule[] = RULES): Report {
  const inspection = new Inspection(model, before);
  const findings: Finding[] = [];
  const undecided: Undecided[] = [];
  let holds = 0;
  for (const rule of rules) {
    for (const { subject, answer } of verdictsOf(rule, inspection)) {
      if (answer instanceof Violation) {
        findings.push({ ...located(rule, subject), ...inWords(rule, answer) });
      } else if (answer instanceof Unknown) {
        undecided.push({ ...located(rule, subject), reason: answer.reason });
      } else if (answer === HOLDS) {
        holds++;
      }
    }
  }
  return {
    findings: findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]),
    undecided,
    summary: { violations: findings.length, holds, unknown: undecided.length },
  };
}

function verdictsOf(rule: Rule, inspection: Inspection): Iterable<Verdict> {
  return rule.needsBefore && !inspection.before ? [] : rule.inspect(inspection);
}

function located({ id }: Rule, { logicalId, path, template }: Verdict['subject']) {
  return { id, resource: logicalId, path, template };
}

function inWords(rule: Rule, { message, differs }: Violation) {
  return {
    severity: differs.severity ?? rule.severity,
    message,
    remedy: differs.remedy ?? rule.remedy,
    url: documentationOf(rule),
  };
}
