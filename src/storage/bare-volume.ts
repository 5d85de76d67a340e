import * as batch from 'aws-cdk-lib/aws-batch';

/**
 * A volume that is not on the host, and of a kind that the L2 does not know. The L2 takes it for one of the host, of which nothing is said;
 * `completeVolumes` takes the host away, and adds what there is to say.
 */
export class BareVolume extends batch.HostVolume {
  constructor(options: batch.EcsVolumeOptions, public readonly s3FilesConfiguration?: batch.CfnJobDefinition.S3FilesVolumeConfigurationProperty) {
    super(options);
  }
}

/**
 * Makes volumes in a job definition what the L2 cannot make them.
 *
 * @param path Where the volumes are, for example `ContainerProperties.Volumes`.
 */
export function completeVolumes(resource: batch.CfnJobDefinition, path: string, volumes: batch.EcsVolume[]) {
  volumes.forEach((volume, index) => {
    if (volume instanceof BareVolume) {
      resource.addPropertyDeletionOverride(`${path}.${index}.Host`);
      const configuration = volume.s3FilesConfiguration;
      if (configuration) {
        resource.addPropertyOverride(`${path}.${index}.S3FilesVolumeConfiguration`, {
          FileSystemArn: configuration.fileSystemArn,
          AccessPointArn: configuration.accessPointArn,
          RootDirectory: configuration.rootDirectory,
          TransitEncryptionPort: configuration.transitEncryptionPort,
        });
      }
    }
  });
}
