import { JobRuntime } from './job-runtime';

/** How a file becomes an image. */
export interface ScriptJobSourceOptions {
  /**
   * What runs the script.
   *
   * @default - by the extension: `.py` Python, `.js`, `.mjs`, `.cjs` Node.js, `.sh`, `.bash` Bash; any other is an error
   */
  readonly runtime?: JobRuntime;

  /**
   * Shell commands that run as root while the image is built, for example `pip install --no-cache-dir numpy`.
   *
   * @default - none
   */
  readonly setup?: string[];
}

/** How an executable becomes an image. */
export interface ExecutableJobSourceOptions {
  /**
   * What is around the executable: the libraries that it needs.
   *
   * @default - `JobRuntime.executable()`, Amazon Linux 2023
   */
  readonly runtime?: JobRuntime;

  /**
   * Shell commands that run as root while the image is built.
   *
   * @default - none
   */
  readonly setup?: string[];
}

/** How a folder becomes an image. */
export interface DirectoryJobSourceOptions extends ScriptJobSourceOptions {
  /** The file that the job runs, relative to the folder, for example `main.py`. */
  readonly entry: string;

  /**
   * What to leave out of the image, as lines of a `.dockerignore`; the folder's own one holds as well.
   *
   * @default - nothing
   */
  readonly exclude?: string[];
}
