import { change, idIn, referred, resourcesOf, type TaskPlace, tasksOf } from './jobs';
import type { Mutations, Template } from './mutation';

const NFS = 2049;

export const STORAGE_MUTATIONS: Mutations = {
  'ST-01': (template) => change(mountTargets(template), () => {
    const admitting = resourcesOf(template, 'AWS::EC2::SecurityGroupIngress').filter(([, { FromPort }]) => FromPort === NFS).map(([id]) => id);
    admitting.forEach((id) => delete template.Resources[id]);
    return admitting.length > 0;
  }),
  'ST-02': (template) => change(mountTargets(template).filter(([id, target]) => mountTargets(template)
    .some(([other, { FileSystemId }]) => other !== id && idIn(FileSystemId) === idIn(target.FileSystemId))), ([id]) => delete template.Resources[id]),
  'ST-03': (template) => change(efsVolumes(template).filter(({ fileSystem }) => fileSystem), ({ configuration, fileSystem }) => {
    delete configuration.AuthorizationConfig?.Iam;
    Object.assign(fileSystem ?? {}, { FileSystemPolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'elasticfilesystem:ClientWrite' }] } });
  }),
  'ST-04': (template) => change(efsVolumes(template).filter(({ task, configuration }) => configuration.AuthorizationConfig?.Iam === 'ENABLED' && !task.EnableExecuteCommand),
    ({ task }) => { delete task.JobRoleArn; delete task.TaskRoleArn; }),
  'ST-05': (template) => change(efsVolumes(template).filter(({ configuration }) => configuration.AuthorizationConfig?.AccessPointId),
    ({ configuration }) => { configuration.RootDirectory = '/scenes'; }),
  'ST-06': (template) => change(efsVolumes(template), ({ configuration }) => { configuration.TransitEncryptionPort = 70_000; }),
  'ST-07': (template) => change(efsVolumes(template).filter(({ isFargate }) => isFargate), ({ job, task }) => {
    if (job.ContainerProperties) {
      task.FargatePlatformConfiguration = { PlatformVersion: '1.3.0' };
    } else {
      task.PlatformVersion = '1.3.0';
    }
  }),
  'ST-09': (template) => change(tasksOf(template).flatMap(({ containers }) => containers).filter(({ MountPoints }) => MountPoints?.length),
    ({ MountPoints: [mount] }) => { mount.SourceVolume = 'mutation'; }),
  'ST-10': (template) => change(onFargate(template), ({ task }) => { addVolume(task, { Name: 'mutation', Host: { SourcePath: '/mnt' } }); }),
  'ST-11': (template) => change(onFargate(template), ({ task }) => { task.EphemeralStorage = { SizeInGiB: 500 }; }),
  'ST-12': (template) => change(onFargate(template), ({ containers: [container] }) => {
    container.LinuxParameters = { ...container.LinuxParameters, SharedMemorySize: 1024 };
  }),
  'ST-14': (template) => change(tasksOf(template).filter(({ job: { PlatformCapabilities: [platform] = ['EC2'] } }) => platform === 'EC2'), ({ task }) => {
    addVolume(task, { Name: 'mutation', S3FilesVolumeConfiguration: { FileSystemArn: 'arn:aws:s3files:eu-west-1:123456789012:file-system/fs-0a1b2c3d' } });
  }),
};

function onFargate(template: Template): TaskPlace[] {
  return tasksOf(template).filter(({ isFargate }) => isFargate);
}

function mountTargets(template: Template) {
  return resourcesOf(template, 'AWS::EFS::MountTarget');
}

function efsVolumes(template: Template) {
  return tasksOf(template).flatMap((place) => (place.task.Volumes ?? [])
    .filter(({ EfsVolumeConfiguration }: any) => EfsVolumeConfiguration)
    .map(({ EfsVolumeConfiguration: configuration }: any) => ({
      ...place, configuration, fileSystem: referred(template, configuration.FileSystemId, 'AWS::EFS::FileSystem'),
    }))) as (TaskPlace & { configuration: Record<string, any>; fileSystem?: Record<string, any> })[];
}

function addVolume(task: Record<string, any>, volume: object) {
  task.Volumes = [...task.Volumes ?? [], volume];
}
