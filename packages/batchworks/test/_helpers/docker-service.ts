import { spawn, spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { ContainerService } from './container-service';

/** A Docker with a store of its own, which changes nothing of the network of this machine. It reaches registries on loopback without TLS. */
export class DockerService extends ContainerService {
  public readonly client = 'docker';
  public readonly givesWhatRightsThereAre = false;
  protected readonly command = ['docker', '--host', `unix://${this.socket}`];
  protected readonly env = { ...process.env, DOCKER_CONFIG: this.home };

  protected serve() {
    const folder = (name: string) => join(this.home, name);
    const log = openSync(folder('log'), 'a');
    return spawn('dockerd', [
      '--host', `unix://${this.socket}`, '--data-root', folder('data'), '--exec-root', folder('run'), '--pidfile', folder('pid'),
      '--bridge=none', '--iptables=false', '--ip6tables=false', '--storage-driver=vfs',
    ], { stdio: ['ignore', log, log] });
  }

  protected cleanUp() {
    spawnSync('umount', [join(this.home, 'run/netns/default')]); // the network of this machine, which containers use
  }
}
