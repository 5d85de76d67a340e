import { ServiceError } from '../../../service-error';
import type { LogStream } from '../../../store/log-stream';
import type { Input } from '../../input';
import type { Operation } from '../../operation';
import { isBetween, readLimit } from './members/event-range';
import { shown } from '../../../../private/shown';

const TOKEN = { pattern: /^[fb]\/\d{1,15}$/, rule: 'a token of an earlier answer' };

/** Lines of a job's log: the last ones, or from the first one on. A forward token that comes back unchanged is the end, for now. */
export const getLogEvents: Operation = {
  name: 'GetLogEvents',
  handle: (input, { logs }) => {
    const name = input.requiredText('logStreamName');
    const stream = logs.find(name);
    if (!stream) {
      throw new ServiceError('ResourceNotFoundException', `the specified log stream does not exist: ${shown(name)}`);
    }
    const group = input.text('logGroupName') ?? input.text('logGroupIdentifier');
    if (group && !group.split(':').includes(stream.group)) {
      throw new ServiceError('ResourceNotFoundException', `the log stream ${shown(name)} is not in the log group ${shown(group)} but in "${stream.group}"`);
    }
    const { events, begin, end } = read(stream, input);
    const ingestionTime = Date.now();
    return {
      events: events.filter(isBetween(input)).map(({ timestamp, message }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: `f/${end}`,
      nextBackwardToken: `b/${begin}`,
    };
  },
};

function read(stream: LogStream, input: Input) {
  const limit = readLimit(input);
  const token = input.text('nextToken', TOKEN);
  const position = Number(token?.slice(2));
  if (token?.startsWith('f')) { return stream.readForward(position, limit); }
  if (token?.startsWith('b')) { return stream.readBackward(position, limit); }
  return input.flag('startFromHead') ? stream.readForward(0, limit) : stream.readBackward(stream.end, limit);
}
