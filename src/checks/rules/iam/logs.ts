/** Where the output of a container goes. https://docs.aws.amazon.com/batch/latest/userguide/using_awslogs.html */
import { readText } from '../../../model/read-value';
import { member, objectMember } from '../../../model/record';
import type { Container } from '../../../model/tasks';
import type { Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';

/** Where the output goes unless the job says otherwise. */
export const DEFAULT_GROUP = '/aws/batch/job';

/** The options of `awslogs`. */
export interface AwsLogs {
  readonly group: Known<string>;
  readonly region?: Known<string>;
  readonly createGroup: boolean;
}

/** The log driver: `awslogs` unless the job says otherwise. */
export function logDriverOf({ properties }: Container): Known<string> {
  const configuration = properties.logConfiguration;
  return configuration instanceof Unknown ? configuration : readText(objectMember(properties, 'logConfiguration'), 'logDriver') ?? 'awslogs';
}

/** The options of a container that logs by `awslogs`; `undefined` for one that does not. */
export function awsLogsOf(container: Container): Known<AwsLogs> | undefined {
  const driver = logDriverOf(container);
  const options = member(container.properties.logConfiguration, 'options');
  if (driver instanceof Unknown || options instanceof Unknown) {
    return driver instanceof Unknown ? driver : options as Unknown;
  }
  const texts = objectMember({ options }, 'options');
  return driver !== 'awslogs' ? undefined : {
    group: readText(texts, 'awslogs-group') ?? DEFAULT_GROUP,
    region: readText(texts, 'awslogs-region'),
    createGroup: texts['awslogs-create-group'] === 'true',
  };
}
