import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ImageAsset } from '#shared/model/types';
import type Docker from 'dockerode';
import { messageOf, statusOf } from './api-error';
import type { ContainerEngineApi } from './find-engine';
import type { JobImage } from '../engine';

/** The image of an asset; the tag is the hash of what it is built from, so that an image with this name is the right one. */
const ASSET_REPOSITORY = 'localhost/batchworks-asset';

/** A message of a pull or a build. */
interface Progress {
  readonly stream?: string;
  readonly error?: string;
}

/** The images of the jobs: taken as they are present, else built from the app's folder or pulled; each once for all who ask. */
export class ContainerImages {
  /** What is on its way. Nothing is remembered of what is there: somebody may remove it. */
  private readonly coming = new Map<string, Promise<void>>();
  private readonly end = new AbortController();

  constructor(private readonly api: ContainerEngineApi) {}

  /** Makes sure that an image is there, and returns its name for the engine. */
  public async prepare({ name: nameInDefinition, asset }: JobImage): Promise<string> {
    const name = asset ? `${ASSET_REPOSITORY}:${asset.tag}` : nameInDefinition;
    let image = this.coming.get(name);
    if (!image) {
      image = this.makePresent(name, asset).finally(() => this.coming.delete(name));
      this.coming.set(name, image);
    }
    await image;
    return name;
  }

  /** Ends pulls and builds. */
  public close() {
    this.end.abort();
  }

  private async makePresent(name: string, asset: ImageAsset | undefined): Promise<void> {
    if (await this.isPresent(name)) { return; }
    if (asset) { await this.build(name, asset); } else { await this.pull(name); }
  }

  private async isPresent(name: string): Promise<boolean> {
    try {
      await this.api.docker.getImage(name).inspect();
      return true;
    } catch (error) {
      if (statusOf(error) === 404) { return false; }
      throw error;
    }
  }

  private async pull(name: string) {
    try {
      await this.finished(await this.api.docker.pull(name, { abortSignal: this.end.signal }));
    } catch (error) {
      throw new Error(`${messageOf(error)}; if it needs a login, pull ${name} yourself before`);
    }
  }

  /**
   * Without the platform that the asset asks for: an image for this machine's processor runs here, one for another does not. All of the folder
   * is sent, since the CDK has left out what `.dockerignore` names; by `tar`, which every Linux and macOS has.
   */
  private async build(name: string, { directory, dockerfile, target, buildArgs }: ImageAsset) {
    const tar = spawn('tar', ['-C', directory, '-cf', '-', '.'], {
      stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, COPYFILE_DISABLE: '1' }, // macOS: no files beside the files
    });
    try {
      await once(tar, 'spawn'); // throws where there is none
      await this.finished(await this.api.docker.buildImage(tar.stdout, {
        t: name,
        dockerfile,
        // What is undefined would be sent as an empty text.
        ...(target !== undefined && { target }),
        ...(buildArgs && { buildargs: { ...buildArgs } }),
        abortSignal: this.end.signal,
        ...(!this.api.isPodman && { version: '2' as const }), // BuildKit, as the CDK builds it
      }));
    } catch (error) {
      throw new Error(`the image of ${directory} was not built: ${messageOf(error)}`);
    }
  }

  /** Waits for the end of a pull or build, which tells its failure in the last message, after it has answered with success. */
  private async finished(progress: NodeJS.ReadableStream): Promise<void> {
    const { modem } = this.api.docker as Docker & { modem: { followProgress: FollowProgress } };
    const messages = await new Promise<readonly Progress[]>((resolve, reject) => {
      modem.followProgress(progress, (error, output) => { if (error) { reject(error); } else { resolve(output); } });
    });
    const failed = messages.find(({ error }) => error !== undefined);
    if (failed) { throw new Error(failed.error!.trim()); }
  }
}

type FollowProgress = (stream: NodeJS.ReadableStream, onEnd: (error: Error | null, output: readonly Progress[]) => void) => void;
