/**
 * What runs the jobs. An engine starts one attempt of one job and tells how it ended; it knows nothing of queues,
 * dependencies or retries.
 */

import type { ImageAsset } from '#shared/model/types';
import type { ContainerProperties, TaskContainerProperties, Tmpfs } from '@aws-sdk/client-batch';

/** The image of a container. */
export interface JobImage {
  /** As the definition calls it. */
  readonly name: string;
  /** What the app builds it from; absent where it comes from a registry. */
  readonly asset?: ImageAsset;
  /** What its registry asks for; absent where it needs no login. */
  readonly login?: RegistryLogin;
}

/** The user and password for a private registry. */
export interface RegistryLogin {
  /** The secret that they are in. */
  readonly secretId: string;
  /**
   * Reads them, once they are needed.
   *
   * @throws Error when the secret does not have them
   */
  read(): { readonly username: string; readonly password: string };
}

/** One attempt, ready to run: every placeholder replaced, every secret looked up. */
export interface JobRun {
  readonly jobId: string;
  /** The program and its arguments; empty for the command of the image. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The job's own folder: empty, and nobody else's. */
  readonly directory: string;
  /** What `prepare` made of its image. */
  readonly image?: string;
  /** What the definition says of the container beside that: limits, user, devices. */
  readonly container: ContainerProperties & Pick<TaskContainerProperties, 'stopTimeout'>;
  /** Whether it would run on AWS Fargate, where vCPUs are a limit; on Amazon EC2 they are a share. */
  readonly isFargate: boolean;
  readonly mounts: readonly Mount[];
  /** Where stdout and stderr go. */
  readonly logFile: string;
}

/** A folder of this machine that the job sees at another path. */
export interface Mount {
  readonly containerPath: string;
  readonly directory: string;
  readonly readOnly?: boolean;
  /** It stands for memory, of which an engine that can give it needs no folder. */
  readonly tmpfs?: Tmpfs;
}

/** How an attempt ended, in the words of Amazon ECS. */
export interface JobExit {
  /** Absent where the job never ran. */
  readonly exitCode?: number;
  /** Why the container stopped. */
  readonly reason?: string;
  /** Why the attempt ended. */
  readonly statusReason?: string;
}

/** Hears about one attempt: `exited` once, after `started` if the job ever ran. Both may be called before `start` returns. */
export interface JobObserver {
  started(): void;
  exited(exit: JobExit): void;
}

/** An attempt that was started. */
export interface RunningJob {
  /** Ends it; `exited` follows. Calling it again changes nothing. */
  stop(): void;
  /** Ends it without the time to finish. */
  kill(): void;
}

/** Runs attempts. */
export interface Engine {
  /** What runs the jobs, in a few words for a person. */
  readonly description: string;
  /** Whether a container may leave its command to its image. */
  readonly knowsCommandOfImage: boolean;
  /** Gets an image ready, once for all who ask; what becomes of it is for `start`. */
  prepare(image: JobImage): Promise<string | undefined>;
  start(run: JobRun, observer: JobObserver): RunningJob;
  /** Gives back what the engine itself takes of this machine, and ends whatever still runs. */
  close(): void | Promise<void>;
}
