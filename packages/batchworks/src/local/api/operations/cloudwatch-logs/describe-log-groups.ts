import { logGroupArn } from '../../../deployment';
import type { Operation } from '../../operation';
import { sortedPage } from '../../page';
import { logGroups } from './lookup/log-group';
import { PAGE_NAMES } from './members/page-names';

const MAX_GROUPS = 50;

/** The log groups, all or by the beginning or a part of the name. */
export const describeLogGroups: Operation = {
  name: 'DescribeLogGroups',
  handle: (input, services) => {
    const prefix = input.text('logGroupNamePrefix') ?? '';
    const part = input.text('logGroupNamePattern') ?? '';
    const isWanted = (name: string) => name.startsWith(prefix) && name.includes(part);
    const { items, nextToken } = sortedPage(logGroups(services), (name) => name, input, MAX_GROUPS, isWanted, PAGE_NAMES);
    return {
      logGroups: items.map((logGroupName) => ({
        logGroupName, arn: `${logGroupArn(logGroupName)}:*`, logGroupArn: logGroupArn(logGroupName), metricFilterCount: 0, logGroupClass: 'STANDARD',
      })),
      nextToken,
    };
  },
};
