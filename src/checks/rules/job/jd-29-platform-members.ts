import { readList } from '../../../model/read-value';
import type { Container, Task } from '../../../model/tasks';
import { isKnown } from '../../../model/unknown';
import { ofTasks, violates } from '../../answers';
import { platformsOf } from '../../placements';
import { type Answer, HOLDS, type Rule } from '../../rule';

/** What only a task on Fargate has: of the task, in `containerProperties` or `taskProperties`. */
const FARGATE_ONLY = ['networkConfiguration', 'fargatePlatformConfiguration', 'runtimePlatform', 'platformVersion'];

export const JD_29: Rule = {
  id: 'JD-29',
  title: 'A job has only what its platform knows',
  severity: 'error',
  explanation: 'AWS Batch rejects a job definition for Fargate with a privileged container or ulimits, and one for EC2 with a network configuration, a platform version or a runtime platform.',
  remedy: 'Leave it out, or set the platform capability of the job definition to the platform that it is meant for.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html',
  ],
  inspect: ofTasks((task, job) => {
    const platforms = platformsOf(job);
    if (!isKnown(platforms)) {
      return platforms;
    }
    switch (platforms.join()) {
      case 'FARGATE': return task.containers.flatMap(judgeOnFargate);
      case 'EC2': return judgeOnEc2(task);
      default: return undefined;
    }
  }),
};

function judgeOnFargate({ properties }: Container): Answer[] {
  return [
    properties.privileged === true ? violates('It is a job for Fargate, which has no privileged containers, and sets `privileged`') : HOLDS,
    readList(properties, 'ulimits').some(isKnown) ? violates('It is a job for Fargate, which does not take ulimits, and sets `ulimits`') : HOLDS,
  ];
}

function judgeOnEc2({ properties }: Task): Answer {
  const foreign = FARGATE_ONLY.filter((name) => properties[name] !== undefined && isKnown(properties[name]));
  return foreign.length > 0
    ? violates(`It is a job for EC2, and sets ${foreign.map((name) => `\`${name}\``).join(' and ')}, which ${foreign.length > 1 ? 'are' : 'is'} for Fargate only`)
    : HOLDS;
}
