import { inspect, isAtLeast } from '#shared/checks/inspect';
import type { Report } from '#shared/checks/report';
import type { Rule, Severity } from '#shared/checks/rule';
import { RULES } from '#shared/checks/rules/index';
import { readModel } from '#shared/model/batch-model';
import { SYMBOLIC_ENVIRONMENT } from '#shared/model/symbols';
import picocolors from 'picocolors';
import { readTemplates, unreadStacks } from '../templates';
import { readBefore } from './against';
import type { FormatOptions } from './format';
import { type FormatName, FORMATS } from './formats';

export interface CheckOptions extends Partial<FormatOptions> {
  /** Files of templates, and directories of cloud assemblies. */
  readonly templates: readonly string[];
  /** The same of what was deployed before. */
  readonly against?: readonly string[];
  readonly format: FormatName;
  /** The least severity of a finding that fails the check. */
  readonly severity: Severity;
  /** @default - all rules */
  readonly rules?: readonly Rule[];
}

export interface CheckOutcome {
  readonly output: string;
  /** Whether no finding is of the severity that fails the check. */
  readonly passed: boolean;
}

/**
 * Checks templates before they are deployed anywhere.
 *
 * @throws TemplateError or InputError when there is nothing that could be checked
 */
export function check({ templates: paths, against = [], format, severity, rules = RULES, ...options }: CheckOptions): CheckOutcome {
  const { templates } = readTemplates(paths);
  const model = readModel(templates, SYMBOLIC_ENVIRONMENT);
  const before = against.length > 0 ? readModel(readBefore(against, templates), SYMBOLIC_ENVIRONMENT) : undefined;
  const unread = unreadStacks(templates);
  const report = withUnknown(inspect(model, before, rules), unread.length);
  const output = FORMATS[format]({ report, model, templates, rules, unread }, { unknown: false, colors: picocolors, columns: 80, ...options });
  return { output, passed: !report.findings.some((finding) => isAtLeast(finding.severity, severity)) };
}

function withUnknown(report: Report, further: number): Report {
  return { ...report, summary: { ...report.summary, unknown: report.summary.unknown + further } };
}
