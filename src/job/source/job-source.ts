import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { binaryFormatOf } from './binary-format';
import { copyFile, copyFolder, requireDirectory, requireFile } from './files';
import { makeImageFolder } from './image-folder';
import { JobRuntime } from './job-runtime';
import { DirectoryJobSourceOptions, ExecutableJobSourceOptions, ScriptJobSourceOptions } from './job-source-options';
import { fail } from '../../private/errors';

/**
 * What a job runs: a script, an executable, a folder or an image.
 *
 * Around the first three an image is built at deployment, for the CPU architecture of the job's queue. The files are in the working
 * directory of the command, which runs as the user 1000 with `HOME=/tmp`. Nothing is written into your folder.
 *
 * The job definition holds the whole command, with the interpreter.
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 *
 * batch.addJob('Report', {
 *   queue,
 *   source: JobSource.script('./report.py', { setup: ['pip install --no-cache-dir pandas==2.3.*'] }),
 *   command: ['--month', 'Ref::month'],
 *   requiredParameters: ['month'],
 * });
 */
export class JobSource {
  /**
   * One file, run by an interpreter.
   *
   * @param file The path of the script, from the directory that the CDK app runs in.
   * @param options What runs it.
   */
  public static script(file: string, options: ScriptJobSourceOptions = {}): JobSource {
    requireFile(file);
    const name = path.basename(file);
    const runtime = options.runtime ?? JobRuntime._ofFile(file);
    return JobSource.built(runtime._commandFor(name), { runtime, setup: options.setup, copyTo: (folder) => copyFile(file, folder) });
  }

  /**
   * One executable for Linux, of the CPU architecture of the queue. One for another system or architecture is an error.
   *
   * @param file The path of the executable, from the directory that the CDK app runs in.
   * @param options What is around it.
   */
  public static executable(file: string, options: ExecutableJobSourceOptions = {}): JobSource {
    requireFile(file);
    const runtime = options.runtime ?? JobRuntime.executable();
    return JobSource.built(runtime._commandFor(path.basename(file)), {
      runtime, setup: options.setup, copyTo: (folder) => copyFile(file, folder), executable: file,
    });
  }

  /**
   * A folder, and the file in it that the job runs. What `requirements.txt` (Python) or `package-lock.json` (Node.js) in it declare
   * is installed into the image.
   *
   * @param directory The path of the folder, from the directory that the CDK app runs in.
   * @param options Which file, and what runs it.
   */
  public static directory(directory: string, options: DirectoryJobSourceOptions): JobSource {
    requireDirectory(directory);
    if (fs.existsSync(path.join(directory, 'Dockerfile'))) {
      fail(undefined, `a folder that becomes an image must have no Dockerfile, got one in ${directory}; use JobSource.dockerfile(), which builds by it`);
    }
    const entry = path.posix.normalize(options.entry);
    requireFile(path.join(directory, entry));
    const runtime = options.runtime ?? JobRuntime._ofFile(entry);
    return JobSource.built(runtime._commandFor(entry), {
      runtime,
      setup: options.setup,
      copyTo: (folder) => copyFolder(directory, folder, options.exclude ?? []),
      executable: runtime.interpreter.length > 0 ? undefined : path.join(directory, entry),
    });
  }

  /**
   * A folder with a Dockerfile of your own; the image is built for the CPU architecture of the queue.
   *
   * @param directory The path of the folder, from the directory that the CDK app runs in.
   */
  public static dockerfile(directory: string): JobSource {
    requireDirectory(directory);
    return new JobSource([], (platform) => ecs.ContainerImage.fromAsset(directory, { platform }), true);
  }

  /**
   * Any image, the same as the property `image` of the job.
   *
   * @param image The image.
   */
  public static image(image: ecs.ContainerImage): JobSource {
    return new JobSource([], () => image, false);
  }

  private static built(command: string[], content: BuiltContent): JobSource {
    let folder: string | undefined; // made once, however many jobs run it
    return new JobSource(command, (platform) => {
      folder ??= makeImageFolder({ ...content, setup: content.setup ?? [] });
      return ecs.ContainerImage.fromAsset(folder, { platform });
    }, true, content.executable);
  }

  private constructor(
    /** @internal */ public readonly _command: string[],
    private readonly imageFor: (platform: Platform) => ecs.ContainerImage,
    /** @internal */ public readonly _isBuilt: boolean,
    private readonly binary?: string,
  ) {}

  /**
   * The image, for a CPU architecture.
   *
   * @internal
   */
  public _image(architecture: ec2.InstanceArchitecture): ecs.ContainerImage {
    return this.imageFor(architecture === ec2.InstanceArchitecture.ARM_64 ? Platform.LINUX_ARM64 : Platform.LINUX_AMD64);
  }

  /**
   * What keeps an executable from running on a CPU architecture, in words; nothing where it can, or where that cannot be told.
   *
   * @internal
   */
  public _architectureProblem(architecture: ec2.InstanceArchitecture): string | undefined {
    const format = this.binary === undefined ? undefined : binaryFormatOf(this.binary);
    if (format && format.system !== 'Linux') {
      return `the executable must be built for Linux, got ${this.binary}, which is built for ${format.system}; cross-compile it`;
    }
    return format?.architecture === undefined || format.architecture === architecture
      ? undefined
      : `the executable must be built for ${architecture}, the architecture of the queue, got ${this.binary}, which is built for ${format.architecture}; `
        + 'compile it for that, or choose a queue of the other architecture (CE-06)';
  }
}

interface BuiltContent {
  readonly runtime: JobRuntime;
  readonly setup?: string[];
  /** The executable, where no interpreter comes first. */
  readonly executable?: string;
  copyTo(folder: string): void;
}
