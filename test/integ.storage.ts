import * as path from 'node:path';
import { Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3files from 'aws-cdk-lib/aws-s3files';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { BatchNetwork, BatchPlatform, Egress, IBatchQueue, JobSecret, JobVolume } from '../src';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';

const IMAGE = ecs.ContainerImage.fromAsset(path.join(__dirname, '../examples/typescript/render-farm/frame'));
const AWS = ec2.InterfaceVpcEndpointAwsService;

class Storage extends Stack {
  /** Somebody else's: isolated, with two endpoints. */
  private readonly vpc = new ec2.Vpc(this, 'Vpc', {
    maxAzs: 2, natGateways: 0, subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  private readonly endpoints = new ec2.SecurityGroup(this, 'Endpoints', { vpc: this.vpc });
  public readonly existing = [AWS.ECR, AWS.ECR_DOCKER].map((service) => this.vpc.addInterfaceEndpoint(service.shortName, {
    service, securityGroups: [this.endpoints], open: false,
  }));
  private readonly network = new BatchNetwork(this, 'Network', {
    vpc: this.vpc,
    egress: Egress.endpoints({ existingServices: [AWS.ECR, AWS.ECR_DOCKER], existingSecurityGroups: [this.endpoints] }),
  });
  private readonly batch = new BatchPlatform(this, 'Batch', { network: this.network });
  private readonly key = new kms.Key(this, 'Key', { enableKeyRotation: true });
  private readonly shared = JobVolume.newEfs(this, 'Shared', { network: this.network, mountPath: '/shared', encryptionKey: this.key });

  public addJobs() {
    const serverless = this.batch.addQueue('Serverless', { compute: [this.batch.addFargateCompute('Fargate')] });
    const instances = this.batch.addQueue('Instances', { compute: [this.batch.addEc2Compute('Ec2')] });
    this.addMounts(serverless, instances);
    this.addSecrets(serverless);
  }

  private addMounts(serverless: IBatchQueue, instances: IBatchQueue) {
    const scratch = JobVolume.scratch({ mountPath: '/scratch' });
    const reference = new efs.FileSystem(this, 'Reference', { vpc: this.vpc, allowAnonymousAccess: false });
    this.batch.addJob('OnFargate', { queue: serverless, image: IMAGE, volumes: [this.shared, scratch, this.scenes()], readonlyRootFilesystem: true });
    this.batch.addJob('OnInstances', {
      queue: instances,
      image: IMAGE,
      volumes: [
        this.shared,
        scratch,
        JobVolume.host({ hostPath: '/mnt/reference', mountPath: '/host', readOnly: true }),
        JobVolume.efs(reference, { mountPath: '/reference', rootDirectory: '/a', rootAccess: false, transitEncryptionPort: 20_049 }),
      ],
    });
  }

  private scenes(): JobVolume {
    const bucket = s3.Bucket.fromBucketAttributes(this, 'Scenes', { bucketName: 'scenes', encryptionKey: this.key });
    const role = iam.Role.fromRoleName(this, 'Synchronization', 'synchronization');
    const fileSystem = new s3files.CfnFileSystem(this, 'SceneFiles', { bucket: bucket.bucketArn, roleArn: role.roleArn });
    const mountTargets = new ec2.SecurityGroup(this, 'SceneMountTargets', { vpc: this.vpc });
    this.vpc.isolatedSubnets.forEach(({ subnetId }, index) => new s3files.CfnMountTarget(this, `SceneMountTarget${index}`, {
      fileSystemId: fileSystem.attrFileSystemId, subnetId, securityGroups: [mountTargets.securityGroupId],
    }));
    const accessPoint = new s3files.CfnAccessPoint(this, 'SceneAccessPoint', { fileSystemId: fileSystem.attrFileSystemId });
    return JobVolume.s3Files(fileSystem, { mountPath: '/scenes', accessPoint, bucket, securityGroups: [mountTargets] });
  }

  private addSecrets(queue: IBatchQueue) {
    const database = JobSecret.fromSecretsManager(new secretsmanager.Secret(this, 'Database', { encryptionKey: this.key }), { field: 'password' });
    const token = ssm.StringParameter.fromSecureStringParameterAttributes(this, 'Token', { parameterName: '/batch/token' });
    const secrets = { DB_PASSWORD: database, TOKEN: JobSecret.fromSsmParameter(token, { encryptionKey: this.key }) };
    this.batch.addJob('Load', { queue, image: IMAGE, secrets });
    this.batch.addJob('Report', { queue, image: IMAGE, secrets });
  }
}

test('every kind of volume and secret, with endpoints in an existing VPC', () => {
  const stack = new Storage(strictApp(), 'Storage');
  stack.addJobs();
  acknowledgeKnown(stack);
  Validations.of(stack).acknowledge({
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::scenes/*]', reason: 'The volume is the whole bucket.',
  });
  expect(templateOf(stack)).toMatchSnapshot();
});
