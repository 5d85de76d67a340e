import { agentHas, type Permission } from './agent';
import { ANYTHING } from './allows';
import { repositoryTarget } from './targets';
import type { Container } from '../../../model/tasks';
import { Unknown } from '../../../model/unknown';
import { allOf, ofTasks } from '../../answers';
import type { Rule } from '../../rule';

const CONSEQUENCE = 'the image cannot be pulled';

const REPOSITORY_POLICY = new Unknown('the policy of the repository may allow it');

export const IAM_03: Rule = {
  id: 'IAM-03',
  title: 'Whoever starts a job may pull its image from Amazon ECR',
  severity: 'error',
  explanation: 'An image in a private registry is pulled with the execution role of the job; on instances, where the job has none, with the role '
    + 'of the instance. It takes ecr:GetAuthorizationToken on all resources, and ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the '
    + 'repository. Without them the container stops with CannotPullContainerError.',
  remedy: 'Add AmazonECSTaskExecutionRolePolicy to the execution role, or the missing actions; ecr:GetAuthorizationToken needs the resource `*`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/execution-IAM-role.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  ],
  // ecr:BatchCheckLayerAvailability is in all lists of AWS but in the policy AmazonEC2ContainerRegistryPullOnly, with which pulls succeed.
  inspect: ofTasks((task, _, inspection) => {
    const unknown = task.containers.map(({ image }) => image).find((image) => image instanceof Unknown);
    return allOf([agentHas(task, task.containers.flatMap(pull), CONSEQUENCE, inspection), unknown]);
  }),
};

function pull({ image, properties }: Container): Permission[] {
  // With credentials of its own the registry asks for no role.
  const repository = typeof image === 'string' && properties.repositoryCredentials === undefined ? repositoryTarget(image) : undefined;
  return repository === undefined ? [] : [
    { actions: ['ecr:GetAuthorizationToken'], on: ANYTHING, what: 'all resources (*)' },
    { actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], on: repository, what: `the repository of ${image as string}`, elsewhere: REPOSITORY_POLICY },
  ];
}
