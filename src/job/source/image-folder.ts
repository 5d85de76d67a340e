import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { JobRuntime } from './job-runtime';

/** Where the files are in the image, and where the command starts. */
const WORKING_DIRECTORY = '/job/';

/** A number needs no entry in the user data base of the image, which differs from image to image. */
const USER = '1000:1000';

/** What an image is built of. */
export interface ImageContent {
  readonly runtime: JobRuntime;
  /** Commands of the user that run while the image is built, after the files are there. */
  readonly setup: string[];
  /** Puts the files into the folder. */
  copyTo(folder: string): void;
}

const folders: string[] = [];

/** A folder that is gone when the process ends; by then the CDK has a copy of what is in it. */
function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-batchworks-'));
  if (folders.push(folder) === 1) {
    process.once('exit', () => folders.forEach((made) => fs.rmSync(made, { recursive: true, force: true })));
  }
  return folder;
}

/**
 * Makes a folder to build an image from: the files, and a Dockerfile.
 *
 * The same content makes the same files, so that an image is built again only when something has changed.
 */
export function makeImageFolder(content: ImageContent): string {
  const folder = temporaryFolder();
  content.copyTo(folder);
  fs.writeFileSync(path.join(folder, 'Dockerfile'), dockerfile(content, fs.readdirSync(folder)));
  fs.writeFileSync(path.join(folder, '.dockerignore'), 'Dockerfile\n.dockerignore\n'); // what is for the build is not for the job
  return folder;
}

/**
 * Without `setup` and dependencies nothing runs in the image while it is built, so that a machine of one CPU architecture can build it
 * for the other one without emulation.
 */
function dockerfile({ runtime, setup }: ImageContent, files: string[]): string {
  const install = runtime._install?.files.every((file) => files.includes(file)) ? runtime._install : undefined;
  return [
    `FROM ${runtime.baseImage}`,
    // in a layer of their own, which a change of anything else does not build again
    ...(install ? [`COPY ${install.files.join(' ')} ${WORKING_DIRECTORY}`, `WORKDIR ${WORKING_DIRECTORY}`, `RUN ${install.command}`] : []),
    `COPY --chown=${USER} . ${WORKING_DIRECTORY}`,
    `WORKDIR ${WORKING_DIRECTORY}`,
    ...setup.map((command) => `RUN ${command}`),
    'ENV HOME=/tmp', // this user has no home, and `/tmp` is the place that every user may write to
    `USER ${USER}`,
    '',
  ].join('\n');
}
