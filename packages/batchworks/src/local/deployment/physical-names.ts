/**
 * The account that the local Batch deploys into: what `Ref` and `Fn::GetAtt` give there.
 *
 * Names and ids look like those of AWS and depend on the template alone, so that they are the same in every run:
 * what a job left on a volume, and the secret that was made for it, are found again.
 */
import { createHash } from 'node:crypto';
import type { ResourceReference, TemplateEnvironment } from '#shared/model/environment';
import { Unknown } from '#shared/model/unknown';

const PARTITION = 'aws';
const REGION = 'us-east-1';
/** No account has this number: no ARN of the local Batch can be one of a real account. */
const ACCOUNT_ID = '000000000000';

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LETTERS = UPPER + UPPER.toLowerCase();
const HEX = `${DIGITS}abcdef`;

type Attributes = Readonly<Record<string, unknown>>;

/** The attributes of the resources that a job can come across; `Ref` is one of them. */
const ATTRIBUTES: Readonly<Record<string, (resource: ResourceReference) => Attributes>> = {
  'AWS::Batch::ComputeEnvironment': ({ name }) => both('ComputeEnvironmentArn', batchArn('compute-environment', name)),
  'AWS::Batch::JobQueue': ({ name }) => both('JobQueueArn', batchArn('job-queue', name)),
  // A template registers each of its job definitions once: there is no other revision.
  'AWS::Batch::JobDefinition': ({ name }) => both('JobDefinitionArn', batchArn('job-definition', `${name}:1`)),
  'AWS::Batch::ConsumableResource': ({ name }) => both('ConsumableResourceArn', batchArn('consumable-resource', name)),
  'AWS::Batch::SchedulingPolicy': (resource) => both('Arn', batchArn('scheduling-policy', nameOf(resource, 'Name'))),
  'AWS::SecretsManager::Secret': (resource) => both('Id', secretArn(resource.name, idOf(resource, LETTERS + DIGITS, 6))),
  'AWS::SecretsManager::SecretTargetAttachment': (resource) => both('Id', resource.property('SecretId')),
  'AWS::SSM::Parameter': parameter,
  'AWS::EFS::FileSystem': (resource) => fileSystemPart(resource, 'FileSystemId', 'file-system', 'fs'),
  'AWS::EFS::AccessPoint': (resource) => fileSystemPart(resource, 'AccessPointId', 'access-point', 'fsap'),
  'AWS::Logs::LogGroup': (resource) => named(resource, 'LogGroupName', (name) => `${logGroupArn(name)}:*`),
  'AWS::IAM::Role': (resource) => named(resource, 'RoleName', (name) => arn('iam', `role/${name}`, '')),
  'AWS::IAM::InstanceProfile': (resource) => named(resource, 'InstanceProfileName', (name) => arn('iam', `instance-profile/${name}`, '')),
  'AWS::EC2::VPC': (resource) => both('VpcId', `vpc-${idOf(resource, HEX, 17)}`),
  'AWS::EC2::Subnet': (resource) => both('SubnetId', `subnet-${idOf(resource, HEX, 17)}`),
  'AWS::EC2::SecurityGroup': (resource) => both('GroupId', `sg-${idOf(resource, HEX, 17)}`),
  'AWS::EC2::LaunchTemplate': (resource) => ({ ...both('LaunchTemplateId', `lt-${idOf(resource, HEX, 17)}`), LatestVersionNumber: '1' }),
  'AWS::S3::Bucket': (resource) => named(resource, 'BucketName', (name) => `arn:${PARTITION}:s3:::${name}`),
  'AWS::DynamoDB::Table': (resource) => named(resource, 'TableName', (name) => arn('dynamodb', `table/${name}`)),
  'AWS::CloudFormation::Stack': nestedStack,
  'AWS::SNS::Topic': (resource) => both('TopicArn', arn('sns', nameOf(resource, 'TopicName'))),
};

export const LOCAL_ENVIRONMENT: TemplateEnvironment = {
  region: REGION,
  accountId: ACCOUNT_ID,
  partition: PARTITION,
  urlSuffix: 'amazonaws.com',
  attributeOf: (resource, attribute) => {
    const attributes = Object.hasOwn(ATTRIBUTES, resource.type) ? ATTRIBUTES[resource.type](resource) : { Ref: generatedName(resource) };
    return Object.hasOwn(attributes, attribute)
      ? attributes[attribute]
      : new Unknown(`the local Batch has no ${attribute} of "${resource.logicalId}" (${resource.type})`);
  },
};

/** The ARN of a resource of AWS Batch: of a queue, `batchArn('job-queue', name)`. */
export function batchArn(type: string, name: string): string {
  return arn('batch', `${type}/${name}`);
}

/** The ARN of a secret: it ends with six random characters, so that a secret of the same name is told from one that was deleted. */
export function secretArn(name: string, suffix: string): string {
  return arn('secretsmanager', `secret:${name}-${suffix}`);
}

/** The ARN of an SSM parameter: without the slash that the names of levels begin with. */
export function parameterArn(name: string): string {
  return arn('ssm', `parameter/${name.replace(/^\//, '')}`);
}

/** The ARN of a log group, without the `:*` that stands for its streams. */
export function logGroupArn(name: string): string {
  return arn('logs', `log-group:${name}`);
}

function parameter(resource: ResourceReference): Attributes {
  return {
    Ref: resource.name,
    Arn: parameterArn(resource.name),
    Value: resource.property('Value'),
    Type: resource.property('Type'),
  };
}

function nestedStack(resource: ResourceReference): Attributes {
  const name = generatedName(resource);
  return { Ref: arn('cloudformation', `stack/${name}/${idOf(resource, HEX, 12)}`), StackName: name };
}

function fileSystemPart(resource: ResourceReference, idAttribute: string, arnType: string, prefix: string): Attributes {
  const id = `${prefix}-${idOf(resource, HEX, 17)}`;
  return { ...both(idAttribute, id), Arn: arn('elasticfilesystem', `${arnType}/${id}`) };
}

function named(resource: ResourceReference, nameProperty: string, arnOf: (name: string) => string): Attributes {
  const name = nameOf(resource, nameProperty);
  return { Ref: name, Arn: arnOf(name) };
}

function both(attribute: string, value: unknown): Attributes {
  return { Ref: value, [attribute]: value };
}

function arn(service: string, resource: string, region = REGION) {
  return `arn:${PARTITION}:${service}:${region}:${ACCOUNT_ID}:${resource}`;
}

function nameOf(resource: ResourceReference, nameProperty: string): string {
  const name = resource.property(nameProperty);
  return typeof name === 'string' ? name : generatedName(resource);
}

/** As CloudFormation names what the template does not name; a bucket's name has no upper-case letter. */
function generatedName(resource: ResourceReference) {
  const name = `${resource.stackName}-${resource.logicalId}-${idOf(resource, UPPER + DIGITS, 12)}`;
  return resource.type === 'AWS::S3::Bucket' ? name.toLowerCase() : name;
}

function idOf({ template, logicalId }: ResourceReference, alphabet: string, length: number): string {
  const digest = createHash('sha256').update(JSON.stringify([template, logicalId])).digest();
  return Array.from(digest.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
}
