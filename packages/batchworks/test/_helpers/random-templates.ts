import fc from 'fast-check';

/** Words that mean something to the model, so that what is random gets far. */
const WORDS = ['A', 'B', 'C', 'A.Arn', 'AWS::Region', 'AWS::NoValue', '${A}', '${A.Arn}${B}', 'constructor', '__proto__', 'Properties', 'Type', 'Default', 'A.Outputs.B', 'b.json'];
const FUNCTIONS = ['Ref', 'Condition', ...['GetAtt', 'Join', 'Sub', 'Select', 'Split', 'If', 'Equals', 'And', 'Or', 'Not', 'FindInMap', 'Base64', 'ImportValue']
  .map((name) => `Fn::${name}`)];
const PROPERTIES = [
  'Type', 'State', 'Priority', 'ComputeEnvironmentOrder', 'ComputeEnvironment', 'Order', 'ComputeResources', 'MaxvCpus', 'InstanceTypes', 'Name', 'Value',
  'JobQueueName', 'JobDefinitionName', 'ContainerProperties', 'ResourceRequirements', 'Parameters', 'PlatformCapabilities', 'Timeout', 'RetryStrategy',
  'SecretString', 'GenerateSecretString', 'LogGroupName', 'SecretId', 'Export', 'TemplateURL', 'Location', 'JobQueue', 'JobDefinition', 'EcsProperties', 'NodeProperties', 'TaskProperties', 'Containers',
  'Image', 'Volumes', 'MountPoints', 'LogConfiguration', 'Secrets', 'ExecutionRoleArn', 'Subnets', 'SecurityGroupIds', 'LaunchTemplate', 'InstanceRole', 'Policies',
  'PolicyDocument', 'Statement', 'Effect', 'Action', 'Resource', 'Routes', 'SubnetId', 'VpcId', 'SecurityGroupIngress', 'LaunchTemplateData', 'UserData',
];
const TYPES = [
  'AWS::Batch::JobQueue', 'AWS::Batch::JobDefinition', 'AWS::Batch::ComputeEnvironment', 'AWS::SecretsManager::Secret', 'AWS::SSM::Parameter',
  'AWS::EFS::FileSystem', 'AWS::Logs::LogGroup', 'AWS::SecretsManager::SecretTargetAttachment', 'constructor',
  'AWS::CloudFormation::Stack', 'AWS::Serverless::Application', 'AWS::EC2::Subnet', 'AWS::EC2::VPC', 'AWS::EC2::SecurityGroup', 'AWS::EC2::RouteTable',
  'AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::VPCEndpoint', 'AWS::EC2::LaunchTemplate', 'AWS::IAM::Role', 'AWS::IAM::Policy',
  'AWS::IAM::InstanceProfile', 'AWS::Batch::SchedulingPolicy', 'AWS::Events::Rule', 'AWS::Scheduler::Schedule', 'AWS::EFS::MountTarget', 'AWS::EFS::AccessPoint',
];

const word = fc.constantFrom(...WORDS);

const { expression } = fc.letrec<{ expression: unknown }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    word,
    fc.constantFrom(null, true, 0, -1, 7, '', 'true'),
    fc.tuple(fc.constantFrom(...FUNCTIONS), fc.oneof(word, tie('expression'))).map(([name, argument]) => ({ [name]: argument })),
    fc.array(tie('expression'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.constantFrom(...PROPERTIES)), tie('expression'), { maxKeys: 5 }),
  ),
}));

const section = fc.oneof(expression, fc.dictionary(word, expression));
const resource = fc.record({ Type: fc.constantFrom(...TYPES), Properties: expression, Metadata: expression, Condition: expression }, { requiredKeys: ['Type'] });
/** A template in which anything may stand anywhere, but whose words mean something. */
export const randomTemplate = fc.record(
  { Resources: fc.dictionary(word, resource), Parameters: section, Conditions: section, Mappings: section, Outputs: section },
  { requiredKeys: ['Resources'] },
);
