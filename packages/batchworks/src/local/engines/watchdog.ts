import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/**
 * Remembers the process groups that it is told of (`+ <group>`) until they are over (`- <group>`). When nobody can tell it
 * anything any more, it kills those that are left.
 */
const SCRIPT = `
trap '' INT TERM HUP
groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    -) groups="\${groups%%" $group "*} \${groups#*" $group "}" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;

/**
 * Ends the jobs when this process ends without having ended them: by a crash, by `kill -9`, by Ctrl-C in a program that does
 * not close its local Batch. A job in a process group of its own would run on, unseen.
 *
 * A process cannot do that for itself; so it is a shell that waits at the end of a pipe, which the system closes.
 */
export class Watchdog {
  private shell?: ChildProcess;

  public watch(group: number) {
    this.shell ??= this.start();
    this.tell(`+ ${group}`);
  }

  public release(group: number) {
    this.tell(`- ${group}`);
  }

  private start(): ChildProcess {
    // In a session of its own: Ctrl-C in the terminal must not end it before it has done its work.
    const shell = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/', env: {} });
    shell.on('error', () => undefined); // no shell, no watchdog: the jobs run all the same
    shell.stdin!.on('error', () => undefined);
    shell.unref();
    (shell.stdin as unknown as { unref(): void }).unref();
    return shell;
  }

  private tell(message: string) {
    this.shell?.stdin?.write(`${message}\n`);
  }
}
