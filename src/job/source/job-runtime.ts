import * as path from 'node:path';
import { fail } from '../../private/errors';

/** A runtime that this library does not know. */
export interface CustomJobRuntimeOptions {
  /** The image to build on, with a tag other than `latest` or a digest, for example `public.ecr.aws/docker/library/ruby:3.4-slim`. */
  readonly baseImage: string;

  /**
   * The command that the file is given to, for example `['ruby']`.
   *
   * @default - none: the file is an executable
   */
  readonly interpreter?: string[];
}

/**
 * How the dependencies get into the image that a folder declares.
 *
 * @internal
 */
export interface DependencyInstall {
  /** The files that declare them; only where all are there, something is installed. */
  readonly files: string[];
  readonly command: string;
}

/** Glibc, bash and the usual tools: most executables for Linux run on it. */
const AMAZON_LINUX = 'public.ecr.aws/amazonlinux/amazonlinux:2023';

/**
 * What runs a script: an image to build on, and the interpreter in it.
 *
 * The images are the official ones, from Amazon's public registry, pinned to a minor version: they get fixes with every new build,
 * and no new version by surprise.
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 *
 * batch.addJob('Model', {
 *   queue,
 *   source: JobSource.script('./model.R', {
 *     runtime: JobRuntime.of({ baseImage: 'public.ecr.aws/docker/library/r-base:4.5.1', interpreter: ['Rscript'] }),
 *   }),
 * });
 */
export class JobRuntime {
  /**
   * Python; the command is `python3`. In a folder, `requirements.txt` is installed into the image.
   *
   * @param version The version, `3.13` unless given.
   */
  public static python(version: string = '3.13'): JobRuntime {
    requireVersion(version);
    return new JobRuntime(`public.ecr.aws/docker/library/python:${version}-slim`, ['python3'], {
      files: ['requirements.txt'], command: 'pip install --no-cache-dir --requirement requirements.txt',
    });
  }

  /**
   * Node.js; the command is `node`. In a folder, what `package-lock.json` pins is installed into the image.
   *
   * @param version The version, `24` unless given.
   */
  public static nodejs(version: string = '24'): JobRuntime {
    requireVersion(version);
    return new JobRuntime(`public.ecr.aws/docker/library/node:${version}-slim`, ['node'], {
      files: ['package.json', 'package-lock.json'], command: 'npm ci --omit=dev',
    });
  }

  /**
   * Bash, on Amazon Linux 2023.
   */
  public static bash(): JobRuntime {
    return new JobRuntime(AMAZON_LINUX, ['bash']);
  }

  /**
   * No interpreter: the file is an executable for Linux. Amazon Linux 2023 has the C library that most of them need.
   */
  public static executable(): JobRuntime {
    return new JobRuntime(AMAZON_LINUX, []);
  }

  /**
   * Any other image and interpreter.
   *
   * @param options The image and the interpreter.
   */
  public static of(options: CustomJobRuntimeOptions): JobRuntime {
    const tag = /(?::(?<tag>[^:/@]+))?(?<digest>@.+)?$/.exec(options.baseImage)!.groups!;
    if (!tag.digest && (tag.tag ?? 'latest') === 'latest') {
      fail(undefined, `\`baseImage\` must have a tag other than "latest", or a digest, got "${options.baseImage}"; `
        + 'else a build of the same source gives another image from one day to the next');
    }
    return new JobRuntime(options.baseImage, options.interpreter ?? []);
  }

  /**
   * The runtime that the extension of a file stands for.
   *
   * @internal
   */
  public static _ofFile(file: string): JobRuntime {
    const extension = path.extname(file);
    const make = EXTENSIONS[extension];
    return make ? make() : fail(undefined, `\`runtime\` must be given for a file with the extension "${extension}", got ${file}; `
      + `known extensions are ${Object.keys(EXTENSIONS).join(', ')}; for an executable use JobRuntime.executable()`);
  }

  private constructor(
    /** The image to build on. */
    public readonly baseImage: string,
    /** The command that the file is given to; empty where the file is an executable. */
    public readonly interpreter: string[],
    /** @internal */ public readonly _install?: DependencyInstall,
  ) {}

  /**
   * The command that runs a file of the folder, from within it.
   *
   * @internal
   */
  public _commandFor(file: string): string[] {
    return this.interpreter.length > 0 ? [...this.interpreter, file] : [`./${file}`];
  }
}

const EXTENSIONS: Record<string, (() => JobRuntime) | undefined> = {
  '.py': () => JobRuntime.python(),
  '.js': () => JobRuntime.nodejs(),
  '.mjs': () => JobRuntime.nodejs(),
  '.cjs': () => JobRuntime.nodejs(),
  '.sh': () => JobRuntime.bash(),
  '.bash': () => JobRuntime.bash(),
};

function requireVersion(version: string) {
  if (!/^\d+(\.\d+){0,2}$/.test(version)) {
    fail(undefined, `\`version\` must be numbers with dots, like 3 or 3.13, got "${version}"; any other image is a case for JobRuntime.of()`);
  }
}
