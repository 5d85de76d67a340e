import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { busyboxArchive } from './busybox-image';

/** The login that it asks for. */
export const LOGIN = { username: 'render', password: 'pass"word: ünlike any other' };

const TYPE = 'application/vnd.docker.distribution.manifest.v2+json';

/**
 * A registry on this machine that asks for a login, as far as a pull needs one: https://distribution.github.io/distribution/spec/api/.
 *
 * It has one image, whatever it is called, as https://distribution.github.io/distribution/spec/manifest-v2-2/ has it.
 */
export class PrivateRegistry {
  public static async start(): Promise<PrivateRegistry> {
    const registry = new PrivateRegistry();
    await new Promise<void>((resolve) => { registry.server.listen(0, '127.0.0.1', resolve); });
    return registry;
  }

  private readonly blobs = new Map<string, Buffer>();
  private readonly manifest = this.makeImage();
  private readonly server = createServer((request, response) => this.answer(request, response));

  /** `127.0.0.1:PORT`. */
  public get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public close() {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answer({ headers: { authorization }, url = '' }: IncomingMessage, response: ServerResponse) {
    const [, kind, reference = ''] = /^\/v2\/.*\/(manifests|blobs)\/(.*)$/.exec(url) ?? [];
    if (authorization !== `Basic ${Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString('base64')}`) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="test"' }).end();
    } else if (kind === 'manifests') {
      response.writeHead(200, { 'Content-Type': TYPE, 'Content-Length': this.manifest.length, 'Docker-Content-Digest': digest(this.manifest) }).end(this.manifest);
    } else {
      response.writeHead(kind === 'blobs' || url === '/v2/' ? 200 : 404).end(this.blobs.get(reference));
    }
  }

  private makeImage(): Buffer {
    const layer = readFileSync(busyboxArchive());
    const config = Buffer.from(JSON.stringify({
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config: { Env: ['PATH=/bin'] },
      rootfs: { type: 'layers', diff_ids: [digest(layer)] },
    }));
    return Buffer.from(JSON.stringify({
      schemaVersion: 2,
      mediaType: TYPE,
      config: this.keep(config, 'application/vnd.docker.container.image.v1+json'),
      layers: [this.keep(layer, 'application/vnd.docker.image.rootfs.diff.tar')],
    }));
  }

  private keep(content: Buffer, mediaType: string) {
    this.blobs.set(digest(content), content);
    return { mediaType, size: content.length, digest: digest(content) };
  }
}

function digest(content: Buffer) {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
