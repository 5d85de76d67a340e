/** The report for programs. It is documented in the README: members are added, never changed. */
import type { Finding, Undecided } from '#shared/checks/report';
import type { UnreadStack } from '../../templates';
import type { Format } from '../format';

export const json: Format = ({ report: { findings, undecided, summary: { violations, holds, unknown } }, unread }, options) => `${JSON.stringify({
  findings: findings.map(toJson),
  ...(options.unknown && { undecided: undecided.map(undecidedToJson) }),
  ...(unread.length > 0 && { unread: unread.map(unreadToJson) }),
  summary: { violations, holds, unknown },
}, undefined, 2)}\n`;

function toJson({ id, severity, resource, path = null, template, message, remedy, url }: Omit<Finding, 'path'> & { path?: string | null }) {
  return { id, severity, resource, path, template, message, remedy, url };
}

function undecidedToJson({ id, resource, path = null, template, reason }: Omit<Undecided, 'path'> & { path?: string | null }) {
  return { id, resource, path, template, reason };
}

function unreadToJson({ resource, path = null, template, reason }: Omit<UnreadStack, 'path'> & { path?: string | null }) {
  return { resource, path, template, reason };
}
