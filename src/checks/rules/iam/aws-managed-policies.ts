/**
 * What some policies of AWS allow, on all resources: all that rules ask for, and not more.
 *
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html has a page for each. Compared in November 2026, action by
 * action of the rules, with the documents that moto 5.2.1 carries.
 */
const PULL = ['ecr:GetAuthorizationToken', 'ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];
const WRITE_LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const EXECUTE_COMMAND = [
  'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
];

/** By the part of the ARN behind `:iam::aws:policy/`. */
export const AWS_MANAGED_POLICIES: Readonly<Record<string, readonly string[]>> = {
  'AdministratorAccess': ['*'],
  'AmazonEC2ContainerRegistryFullAccess': ['ecr:*'],
  'AmazonEC2ContainerRegistryPowerUser': PULL,
  // It lacks ecr:BatchCheckLayerAvailability, and images are pulled with it.
  'AmazonEC2ContainerRegistryPullOnly': ['ecr:GetAuthorizationToken', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
  'AmazonEC2ContainerRegistryReadOnly': PULL,
  'AmazonElasticFileSystemClientFullAccess': ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'],
  'AmazonElasticFileSystemClientReadWriteAccess': ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
  'AmazonS3FullAccess': ['s3:*'],
  'AmazonS3ReadOnlyAccess': ['s3:Get*', 's3:List*', 's3:Describe*'],
  'AmazonSSMManagedInstanceCore': ['ssm:GetParameter', 'ssm:GetParameters', ...EXECUTE_COMMAND],
  'AmazonSSMReadOnlyAccess': ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'],
  'CloudWatchAgentServerPolicy': ['logs:CreateLogGroup', ...WRITE_LOGS],
  'CloudWatchLogsFullAccess': ['logs:*'],
  'service-role/AWSBatchServiceRole': [
    'autoscaling:DescribeScalingActivities', 'ec2:DescribeSpotFleetRequestHistory', 'ec2:RunInstances', 'logs:CreateLogGroup', ...WRITE_LOGS,
  ],
  'service-role/AmazonEC2ContainerServiceforEC2Role': [
    'ecs:CreateCluster', 'ecs:DeregisterContainerInstance', 'ecs:DiscoverPollEndpoint', 'ecs:Poll', 'ecs:RegisterContainerInstance',
    'ecs:StartTelemetrySession', 'ecs:Submit*', ...PULL, ...WRITE_LOGS,
  ],
  'service-role/AmazonEC2SpotFleetTaggingRole': ['ec2:RequestSpotInstances', 'ec2:RunInstances', 'ec2:CreateTags', 'ec2:TerminateInstances'],
  'service-role/AmazonECSTaskExecutionRolePolicy': [...PULL, ...WRITE_LOGS],
};
