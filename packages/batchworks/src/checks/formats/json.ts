/** The report for programs. It is documented in the README: members are added, never changed. */
import type { Finding, Undecided } from '#shared/checks/report';
import type { Format } from '../format';

export const json: Format = ({ report: { findings, undecided, summary: { violations, holds, unknown } } }, options) => `${JSON.stringify({
  findings: findings.map(toJson),
  ...(options.unknown && { undecided: undecided.map(undecidedToJson) }),
  summary: { violations, holds, unknown },
}, undefined, 2)}\n`;

function toJson({ id, severity, resource, path = null, template, message, remedy, url }: Omit<Finding, 'path'> & { path?: string | null }) {
  return { id, severity, resource, path, template, message, remedy, url };
}

function undecidedToJson({ id, resource, path = null, template, reason }: Omit<Undecided, 'path'> & { path?: string | null }) {
  return { id, resource, path, template, reason };
}
