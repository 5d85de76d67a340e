import { logGroupArn } from '../../deployment';
import type { Operation } from '../operation';
import { page } from '../page';
import { logGroups } from './log-group';

const NAMES = { nextToken: 'nextToken', maxResults: 'limit' };

/** The log groups, all or by the beginning or a part of the name. */
export const describeLogGroups: Operation = {
  name: 'DescribeLogGroups',
  handle: (input, services) => {
    const prefix = input.text('logGroupNamePrefix') ?? '';
    const part = input.text('logGroupNamePattern') ?? '';
    const { items, nextToken } = page(logGroups(services), input, 50, (name) => name.startsWith(prefix) && name.includes(part), NAMES);
    return {
      logGroups: items.map((logGroupName) => ({
        logGroupName, arn: `${logGroupArn(logGroupName)}:*`, logGroupArn: logGroupArn(logGroupName), metricFilterCount: 0, logGroupClass: 'STANDARD',
      })),
      nextToken,
    };
  },
};
