import type { Severity } from '#shared/checks/rule';
import type { FormatOptions, Inspected } from '../format';

const SEVERITIES: readonly [severity: Severity, one: string, many: string][] = [
  ['error', 'error', 'errors'], ['warning', 'warning', 'warnings'], ['info', 'info', 'infos'],
];

/** `2 errors, 1 warning in 3 templates; 412 statements hold, 7 cannot be told (--unknown shows them)` */
export function summaryInWords({ report, templates }: Inspected, options: FormatOptions): string {
  const { findings, summary } = report;
  const found = SEVERITIES
    .map(([severity, ...words]) => ({ count: findings.filter((finding) => finding.severity === severity).length, words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words: [one, many] }) => counted(count, one, many));
  const hint = report.undecided.length > 0 && !options.unknown ? ' (--unknown shows them)' : '';
  return `${found.join(', ') || 'no findings'} in ${counted(templates.length, 'template', 'templates')}; ${
    counted(summary.holds, 'statement holds', 'statements hold')}, ${summary.unknown} cannot be told${hint}`;
}

/** What a report without a finding may claim, and not more. */
export function claim({ report: { findings, summary }, model, unread }: Inspected): string[] {
  const { jobDefinitions, jobQueues, computeEnvironments } = model;
  if (findings.length > 0) {
    return [];
  }
  if (jobDefinitions.length + jobQueues.length + computeEnvironments.length === 0) {
    return [`there is no AWS Batch resource in these templates${unread.length > 0 ? ', as far as they were read' : ''}`];
  }
  const limit = summary.unknown > 0 ? ', as far as they tell' : '';
  return [`nothing in these templates keeps these jobs from starting, given capacity, quotas, images and existing secrets${limit}`];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
