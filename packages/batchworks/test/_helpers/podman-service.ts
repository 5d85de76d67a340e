import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContainerService } from './container-service';

/** The tests of both packages run Podman with these settings. */
const SETTINGS = join(__dirname, '../../../../test/_helpers/containers.conf');

/** The Docker API of a Podman with a store of its own. */
export class PodmanService extends ContainerService {
  public readonly client = 'podman --url $DOCKER_HOST';
  public readonly givesWhatRightsThereAre = true;
  protected readonly command = ['podman', '--root', join(this.home, 'root'), '--runroot', join(this.home, 'run'), '--storage-driver', 'overlay'];
  protected readonly env = { ...process.env, CONTAINERS_CONF: SETTINGS, CONTAINERS_REGISTRIES_CONF: join(this.home, 'registries.conf') };

  /** @param registry one that it may reach without TLS */
  constructor(registry = 'localhost:1') {
    super();
    writeFileSync(this.env.CONTAINERS_REGISTRIES_CONF, `[[registry]]\nlocation = "${registry}"\ninsecure = true\n`);
  }

  protected serve() {
    const [program, ...options] = this.command;
    // In that folder it leaves a file when a container is out of memory.
    return spawn(program, [...options, 'system', 'service', '--time=0', `unix://${this.socket}`], { env: this.env, stdio: 'ignore', cwd: this.home });
  }

  protected cleanUp() {
    const [program, ...options] = this.command;
    spawnSync(program, [...options, 'system', 'reset', '--force'], { env: this.env });
    spawnSync('umount', [join(this.home, 'root', 'overlay')]); // podman keeps it mounted for its next command
  }
}
