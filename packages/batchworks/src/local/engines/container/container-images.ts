import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { CommandImageAsset, FolderImageAsset } from '#shared/model/types';
import type Docker from 'dockerode';
import { messageOf, statusOf } from './api-error';
import type { ContainerEngineApi } from './find-engine';
import { runImageCommand } from './image-command';
import type { JobImage, RegistryLogin } from '../engine';

/** The image of an asset; the tag is the hash of what it is built from, so that an image with this name is the right one. */
const ASSET_REPOSITORY = 'localhost/batchworks-asset';

/** A message of a pull or a build. */
interface Progress {
  readonly stream?: string;
  readonly error?: string;
}

/** The images of the jobs: taken as they are present, else made as the app says or pulled; each once for all who ask. */
export class ContainerImages {
  /** What is on its way. Nothing is remembered of what is there: somebody may remove it. */
  private readonly coming = new Map<string, Promise<void>>();
  private readonly end = new AbortController();

  constructor(private readonly api: ContainerEngineApi) {}

  /** Makes sure that an image is there, and returns its name for the engine. */
  public async prepare(wanted: JobImage): Promise<string> {
    const name = wanted.asset ? `${ASSET_REPOSITORY}:${wanted.asset.tag}` : wanted.name;
    const key = JSON.stringify([name, wanted.login?.secretId]); // another login may be refused
    let image = this.coming.get(key);
    if (!image) {
      image = this.makePresent(name, wanted).finally(() => this.coming.delete(key));
      this.coming.set(key, image);
    }
    await image;
    return name;
  }

  /** Ends pulls and builds. */
  public close() {
    this.end.abort();
  }

  private async makePresent(name: string, { asset, login }: JobImage): Promise<void> {
    if (await this.isPresent(name)) { return; }
    if (!asset) { return this.pull(name, login); }
    return 'command' in asset ? this.make(asset) : this.build(name, asset);
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

  private async pull(name: string, login: RegistryLogin | undefined) {
    const authconfig = login?.read();
    try {
      await this.finished(await this.api.docker.pull(name, { ...(authconfig && { authconfig }), abortSignal: this.end.signal }));
    } catch (error) {
      throw new Error(`${messageOf(error)}; ${login ? `the login was that of the secret ${login.secretId}` : needsLogin(name)}`);
    }
  }

  /**
   * Without the platform that the asset asks for: an image for this machine's processor runs here, one for another does not. All of the folder
   * is sent, since the CDK has left out what `.dockerignore` names; by `tar`, which every Linux and macOS has. What it always leaves in,
   * `Dockerfile` and `.dockerignore`, BuildKit copies into the image if it copies all: it applies no `.dockerignore` to what it is sent.
   */
  private async build(name: string, { directory, dockerfile, target, buildArgs, networkMode }: FolderImageAsset) {
    const tar = spawn('tar', ['-C', directory, '-cf', '-', '.'], {
      stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, COPYFILE_DISABLE: '1' }, // macOS: no files beside the files
    });
    // Node.js throws away what a process has left unread in its output when it ends; `tar` may do so before the client has opened BuildKit's session.
    const files = tar.stdout.pipe(new PassThrough());
    try {
      await once(tar, 'spawn'); // throws where there is none
      await this.finished(await this.api.docker.buildImage(files, {
        t: name,
        dockerfile,
        // What is undefined would be sent as an empty text.
        ...(target !== undefined && { target }),
        ...(networkMode !== undefined && { networkmode: networkMode }),
        ...(buildArgs && { buildargs: { ...buildArgs } }),
        abortSignal: this.end.signal,
        ...(!this.api.isPodman && { version: '2' as const }), // BuildKit, as the CDK builds it
      }));
    } catch (error) {
      throw new Error(`the image of ${directory} was not built: ${messageOf(error)}`);
    }
  }

  /** Gives the image that a command makes the name by which it is found the next time. Until then, it is the command's to make it once. */
  private async make(asset: CommandImageAsset) {
    const { docker, socketPath, name: engine } = this.api;
    const image = await runImageCommand(asset, socketPath, this.end.signal);
    try {
      await docker.getImage(image).tag({ repo: ASSET_REPOSITORY, tag: asset.tag });
    } catch (error) {
      throw new Error(`\`${asset.command.join(' ')}\` has to print the name of an image that ${engine} has, got "${image}": ${messageOf(error)}`);
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

function needsLogin(name: string) {
  return `if it needs a login, pull ${name} yourself before, or name a secret with the login in the \`repositoryCredentials\` of the container`;
}

type FollowProgress = (stream: NodeJS.ReadableStream, onEnd: (error: Error | null, output: readonly Progress[]) => void) => void;
