import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AssetManifestArtifact } from 'aws-cdk-lib/cx-api';
import { addJob, jobProperties } from './jobs';
import { BatchPlatform, JobSource } from '../../src';

/** What becomes of a source in a job: its command, the Dockerfile and the files of the image, and what the image is built for. */
export function built(source: JobSource, { command = [] as string[], architecture = ec2.InstanceArchitecture.X86_64 } = {}) {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const batch = new BatchPlatform(stack, 'Batch');
  addJob(batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate', { architecture })] }), { source, command });
  const assembly = app.synth();
  const manifest = assembly.artifacts.find((artifact) => artifact instanceof AssetManifestArtifact) as AssetManifestArtifact;
  const [[hash, { source: image }]] = Object.entries(manifest.contents.dockerImages!);
  const folder = path.join(assembly.directory, image.directory!);
  return {
    hash,
    folder,
    platform: image.platform,
    files: fs.readdirSync(folder).sort(),
    dockerfile: fs.readFileSync(path.join(folder, 'Dockerfile'), 'utf8').trim().split('\n'),
    command: jobProperties(stack).ContainerProperties.Command,
  };
}
