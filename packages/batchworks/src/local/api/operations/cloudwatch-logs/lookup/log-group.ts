import { isKnown } from '#shared/model/unknown';
import { shown } from '../../../../../private/shown';
import { ServiceError } from '../../../../service-error';
import type { Services } from '../../../../services';
import type { LogStore } from '../../../../store/log-store';
import type { LogStream } from '../../../../store/log-stream';
import type { Input } from '../../../input';

/** The log groups that there are: those of the templates, and those that jobs have written to. */
export function logGroups({ account, logs }: Services): string[] {
  const declared = account.model.logGroups.map(({ logGroupName }) => logGroupName).filter(isKnown);
  const written = allStreams(logs).map(({ group }) => group);
  return [...new Set([...declared, ...written])];
}

/** The streams, oldest first, of the log group that `logGroupName` or `logGroupIdentifier` (which may be its ARN) names. */
export function requiredLogGroup(input: Input, services: Services): { readonly group: string; readonly streams: readonly LogStream[] } {
  const reference = input.text('logGroupName') ?? input.requiredText('logGroupIdentifier');
  const group = reference.startsWith('arn:') ? reference.split(':')[6] : reference;
  const streams = allStreams(services.logs).filter((stream) => stream.group === group);
  if (streams.length === 0 && !logGroups(services).includes(group)) {
    throw new ServiceError('ResourceNotFoundException', `the specified log group does not exist: ${shown(group)}`);
  }
  return { group, streams };
}

function allStreams(logs: LogStore): LogStream[] {
  return logs.names.map((name) => logs.find(name)!);
}
