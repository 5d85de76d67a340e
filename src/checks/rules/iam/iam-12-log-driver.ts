import { logDriverOf } from './logs';
import { isKnown, Unknown } from '../../../model/unknown';
import { judge, ofContainers } from '../../answers';
import { platformsOf } from '../../placements';
import type { Rule } from '../../rule';

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_LogConfiguration.html */
const LOG_DRIVERS = ['awsfirelens', 'awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'splunk', 'syslog'];

/** The text of the API lists the first two; FireLens is for jobs with a container that routes the logs, on Fargate too. */
const ON_FARGATE = ['awslogs', 'splunk', 'awsfirelens'];

export const IAM_12: Rule = {
  id: 'IAM-12',
  title: 'The log driver is one that the compute of the job has',
  severity: 'error',
  explanation: `AWS Batch knows the log drivers ${LOG_DRIVERS.join(', ')}; on Fargate there are only ${ON_FARGATE.join(', ')}. A job definition with `
    + 'another one is rejected.',
  remedy: 'Take one of these drivers: awslogs and splunk work everywhere.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_LogConfiguration.html'],
  inspect: ofContainers((container, _task, job) => {
    if (container.properties.logConfiguration === undefined) {
      return undefined;
    }
    const platforms = platformsOf(job);
    const allowed = isKnown(platforms) && platforms.includes('FARGATE') ? ON_FARGATE : LOG_DRIVERS;
    return judge(logDriverOf(container), (driver) => {
      if (!allowed.includes(driver)) {
        return `The log driver is ${driver}, which is none of ${allowed.join(', ')}${allowed === ON_FARGATE ? ', those of Fargate' : ''}`;
      }
      return platforms instanceof Unknown && !ON_FARGATE.includes(driver) ? platforms : true;
    });
  }),
};
