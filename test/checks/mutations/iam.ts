import { change, deny, idIn, resourcesOf, roleOf, type TaskPlace, tasksOf } from './jobs';
import type { Mutations, Template } from './mutation';

export const IAM_MUTATIONS: Mutations = {
  'IAM-01': (template) => change(onFargate(template), ({ task }) => delete task.ExecutionRoleArn),
  'IAM-02': (template) => change(onFargate(template), ({ task }) => {
    executionRole(template, task).AssumeRolePolicyDocument.Statement[0].Principal = { Service: 'lambda.amazonaws.com' };
  }),
  'IAM-03': (template) => change(onFargate(template).filter(({ containers }) => containers.some(isInEcr)),
    ({ task }) => deny(executionRole(template, task), 'ecr:GetAuthorizationToken')),
  'IAM-04': (template) => change(onFargate(template).filter(({ containers }) => containers.some(logsToCloudWatch)),
    ({ task }) => deny(executionRole(template, task), 'logs:CreateLogStream')),
  'IAM-05': (template) => change(onFargate(template).filter(({ containers }) => containers.some(logsToCloudWatch)), ({ task, containers }) => {
    const container = containers.find(logsToCloudWatch) ?? {};
    container.LogConfiguration = { LogDriver: 'awslogs', Options: { ...container.LogConfiguration?.Options, 'awslogs-create-group': 'true' } };
    deny(executionRole(template, task), 'logs:CreateLogGroup');
  }),
  'IAM-06': (template) => change(
    tasksOf(template).flatMap(({ containers }) => containers).map(({ LogConfiguration }) => LogConfiguration?.Options).filter((options) => {
      return template.Resources[options?.['awslogs-group']?.Ref]?.Type === 'AWS::Logs::LogGroup';
    }),
    (options) => { options['awslogs-group'] = { 'Fn::GetAtt': [options['awslogs-group'].Ref, 'Arn'] }; },
  ),
  'IAM-07': (template) => change(secretUses(template), ({ task, secret }) => deny(executionRole(template, task), 'secretsmanager:GetSecretValue', { Ref: secret })),
  'IAM-08': (template) => change(secretUses(template).filter(({ secret }) => template.Resources[secret].Properties?.KmsKeyId), ({ secret }) => {
    template.Resources.MutationKey = {
      Type: 'AWS::KMS::Key',
      Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, Action: 'kms:*', Resource: '*' }] } },
    };
    template.Resources[secret].Properties.KmsKeyId = { 'Fn::GetAtt': ['MutationKey', 'Arn'] };
  }),
  'IAM-09': (template) => change(secretUses(template), ({ entry }) => { entry.ValueFrom = { 'Fn::Join': ['', [entry.ValueFrom, ':password']] }; }),
  // Where secrets are read already, there is a way to Secrets Manager.
  'IAM-11': (template) => change(secretUses(template), ({ task, container }) => {
    container.LogConfiguration = { LogDriver: 'splunk', SecretOptions: [{ Name: 'splunk-token', ValueFrom: unreadableSecret(template, task) }] };
  }),
  'IAM-12': (template) => change(tasksOf(template), ({ containers: [container] }) => { container.LogConfiguration = { LogDriver: 'logentries' }; }),
  'IAM-15': (template) => change(resourcesOf(template, 'AWS::Batch::JobDefinition').filter(([, { JobDefinitionName }]) => typeof JobDefinitionName === 'string'),
    ([, { JobDefinitionName }]) => {
      template.Resources.MutationSubmitter = {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'batch:SubmitJob', Resource: `arn:aws:batch:eu-west-1:123456789012:job-definition/${JobDefinitionName}:7` }] } },
      };
    }),
  'IAM-16': (template) => change(tasksOf(template).filter(({ task }) => roleOf(template, task.JobRoleArn ?? task.TaskRoleArn)), ({ task }) => {
    task.EnableExecuteCommand = true;
    deny(roleOf(template, task.JobRoleArn ?? task.TaskRoleArn), 'ssmmessages:OpenDataChannel');
  }),
  'IAM-17': (template) => change(tasksOf(template), ({ containers: [container] }) => {
    container.Environment = [...container.Environment ?? [], { Name: 'DB_PASSWORD', Value: 'correct-horse' }];
  }),
  'IAM-18': (template) => change(secretUses(template), ({ task, container }) => {
    container.RepositoryCredentials = { CredentialsParameter: unreadableSecret(template, task) };
  }),
};

/** Tasks on Fargate with an execution role that the template declares. */
function onFargate(template: Template): TaskPlace[] {
  return tasksOf(template).filter(({ isFargate, task }) => isFargate && roleOf(template, task.ExecutionRoleArn));
}

function executionRole(template: Template, task: Record<string, any>): Record<string, any> {
  return roleOf(template, task.ExecutionRoleArn) ?? {};
}

function isInEcr({ Image: image }: Record<string, any>): boolean {
  const text = JSON.stringify(image);
  return text.includes('.dkr.ecr.') && !text.includes('Fn::Split');
}

function logsToCloudWatch({ LogConfiguration: configuration }: Record<string, any>): boolean {
  return (configuration?.LogDriver ?? 'awslogs') === 'awslogs';
}

function unreadableSecret(template: Template, task: Record<string, any>) {
  const secret = { Ref: 'MutationSecret' };
  template.Resources.MutationSecret = { Type: 'AWS::SecretsManager::Secret', Properties: {} };
  deny(executionRole(template, task), 'secretsmanager:GetSecretValue', secret);
  return secret;
}

/** The secrets of the template that its jobs read with a role of the template. */
function secretUses(template: Template) {
  return tasksOf(template).filter(({ task }) => roleOf(template, task.ExecutionRoleArn)).flatMap(({ task, containers }) => containers
    .flatMap((container) => (container.Secrets ?? []).map((entry: any) => ({ task, container, entry, secret: idIn(entry.ValueFrom) ?? '' })))
    .filter(({ secret }) => template.Resources[secret]?.Type === 'AWS::SecretsManager::Secret'));
}
