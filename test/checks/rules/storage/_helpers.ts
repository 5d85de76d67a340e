import { compute, job, outcomes, queue, type Resources } from '../../_helpers';

/** A job of one container on a platform, `Job`. */
export function jobOn(platform: unknown, container: object): Resources {
  return { Job: job({ PlatformCapabilities: [platform], ContainerProperties: { Image: 'busybox', ...container } }) };
}

/** What the rule says of it, in one word. */
export function outcomeOn(platform: unknown, id: string, container: object, others: Resources = {}): string | undefined {
  return outcomes(id, { ...jobOn(platform, container), ...others }).Job;
}

/** A volume of Amazon EFS. */
export function efs(configuration: object = {}) {
  return { Volumes: [{ Name: 'frames', EfsVolumeConfiguration: { FileSystemId: 'fs-0a1b2c3d', ...configuration } }] };
}

export function volumes(...list: object[]) {
  return { Volumes: list };
}

/**
 * A job that mounts the file system `Files` on the Fargate environment `Compute` in `SubnetA` and `SubnetB`, in two zones.
 * `others` replace any of it.
 */
export function mounted(others: Resources = {}): Resources {
  return {
    ...jobOn('FARGATE', efs({ FileSystemId: { Ref: 'Files' } })),
    Vpc: network('VPC', { CidrBlock: '10.0.0.0/16' }),
    SubnetA: subnet('10.0.0.0/24', 'eu-west-1a'),
    SubnetB: subnet('10.0.1.0/24', 'eu-west-1b'),
    ComputeGroup: network('SecurityGroup'),
    FilesGroup: network('SecurityGroup'),
    Files: { Type: 'AWS::EFS::FileSystem' },
    TargetA: mountTarget('SubnetA'),
    TargetB: mountTarget('SubnetB'),
    Compute: compute('FARGATE', { Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }], SecurityGroupIds: [groupId('ComputeGroup')] }),
    Queue: queue(['Compute']),
    ...others,
  };
}

/** `AWS::EC2::…` */
export function network(kind: string, properties: object = {}) {
  return { Type: `AWS::EC2::${kind}`, Properties: properties };
}

export function subnet(cidrBlock: string, availabilityZone: unknown, vpc = 'Vpc') {
  return network('Subnet', { VpcId: { Ref: vpc }, CidrBlock: cidrBlock, AvailabilityZone: availabilityZone });
}

export function mountTarget(subnetId: string, groups: unknown[] = [groupId('FilesGroup')]) {
  return { Type: 'AWS::EFS::MountTarget', Properties: { FileSystemId: { Ref: 'Files' }, SubnetId: { Ref: subnetId }, SecurityGroups: groups } };
}

export function groupId(logicalId: string) {
  return { 'Fn::GetAtt': [logicalId, 'GroupId'] };
}
