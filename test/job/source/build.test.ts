import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { JobSource } from '../../../src';
import { importBaseImages } from '../../_helpers/base-images';
import { built } from '../../_helpers/built-source';
import { folderWith } from '../../_helpers/jobs';
import { ContainerRun, Podman } from '../../_helpers/podman';

/** What keeps images from being built on this machine, in words; nothing where they can be. */
function obstacle(): string | undefined {
  if (process.platform !== 'linux' || process.getuid!() !== 0) { return 'images are built by root on Linux only'; }
  const missing = ['podman', 'runc', 'python3', 'ldd'].find((program) => {
    try { execFileSync('which', [program]); } catch { return true; }
    return false;
  });
  return missing && `there is no ${missing}; apt-get install podman runc`;
}

const why = obstacle();
if (why) { process.stderr.write(`SKIPPED: images of sources are not built, because ${why}\n`); }

const architecture = process.arch === 'arm64' ? ec2.InstanceArchitecture.ARM_64 : ec2.InstanceArchitecture.X86_64;

(why ? describe.skip : describe)('the image of a source, built and run', () => {
  let podman: Podman;
  beforeAll(() => {
    podman = new Podman();
    importBaseImages(podman);
  }, 60_000);
  afterAll(() => podman.close());

  /** Builds what a source becomes, and runs the command of the job definition. */
  function run(source: JobSource, command: string[] = [], environment?: Record<string, string>): ContainerRun {
    const { folder, platform, command: whole } = built(source, { architecture, command });
    return podman.run(podman.build(folder, platform), whole, environment);
  }

  /** The same, in which whatever the command writes counts. */
  const outputOf = (...args: Parameters<typeof run>) => run(...args).output;

  const scriptWith = (name: string, content: string, options?: Parameters<typeof JobSource.script>[1]) =>
    JobSource.script(path.join(folderWith({ [name]: content }), name), options);

  test.each([
    ['job.py', 'import os, sys\nprint("hello", sys.argv[1], os.environ["TILE"])\nsys.exit(3)'],
    ['job.mjs', 'import { argv } from "node:process";\nconsole.log("hello", argv[2], process.env.TILE);\nprocess.exit(3);'],
    ['job.sh', 'echo hello "$1" $TILE\nexit 3'],
  ])('%s gets its arguments and variables, and its exit code is that of the job', (name, script) => {
    expect(run(scriptWith(name, script), ['a b'], { TILE: '7' })).toMatchObject({ output: 'hello a b 7', exitCode: 3 });
  });

  test('a script runs as a user without privileges, beside its own file, and may write where HOME is', () => {
    expect(outputOf(scriptWith('job.sh', 'touch $HOME/x && echo $(id -u):$(id -g) $PWD $HOME $(ls)'))).toBe('1000:1000 /job /tmp job.sh');
  });

  test('a script that nobody else may read is its own', () => {
    const folder = folderWith({ 'job.sh': 'echo mine' });
    fs.chmodSync(path.join(folder, 'job.sh'), 0o600);
    expect(outputOf(JobSource.script(path.join(folder, 'job.sh')))).toBe('mine');
  });

  test('what is set up runs as root, in the folder of the files', () => {
    const setup = ['echo $(id -u) $PWD > /set-up'];
    expect(outputOf(scriptWith('job.sh', 'cat /set-up', { setup }))).toBe('0 /job');
  });

  test('an executable runs', () => {
    const echo = execFileSync('which', ['echo'], { encoding: 'utf8' }).trim();
    expect(run(JobSource.executable(echo), ['hello'])).toMatchObject({ output: 'hello', exitCode: 0 });
  });

  test('an executable that lost its mode, or is a script with #!, runs', () => {
    const folder = folderWith({ tool: '#!/bin/sh\necho tool "$@"' });
    expect(outputOf(JobSource.executable(path.join(folder, 'tool')), ['x'])).toBe('tool x');
  });

  test('a folder runs one of its files, which finds the others', () => {
    const folder = folderWith({ 'src/main.py': 'import words\nprint(words.hello, open("data.txt").read())', 'src/words.py': 'hello = "hi"', 'data.txt': 'data' });
    expect(outputOf(JobSource.directory(folder, { entry: 'src/main.py' }))).toBe('hi data');
  });

  test('an executable of a folder runs', () => {
    const folder = folderWith({ 'bin/tool.sh': 'echo tool' });
    expect(outputOf(JobSource.directory(folder, { entry: 'bin/tool.sh' }))).toBe('tool');
  });

  test.each([
    ['main.py', { 'requirements.txt': 'six==1.17.0' }, 'pip install --no-cache-dir --requirement requirements.txt, in /job: requirements.txt'],
    ['main.mjs', { 'package.json': '{}', 'package-lock.json': '{}' }, 'npm ci --omit=dev, in /job: package-lock.json\npackage.json'],
  ])('the dependencies of %s are installed before its files are there', (entry, declared, expected) => {
    const script = entry.endsWith('.py') ? 'print(open("/installed").read())' : 'import fs from "node:fs";\nconsole.log(fs.readFileSync("/installed", "utf8"));';
    const source = JobSource.directory(folderWith({ [entry]: script, ...declared }), { entry });
    expect(outputOf(source)).toBe(expected);
  });

  test('a folder is built without what its .dockerignore names', () => {
    const folder = folderWith({ 'main.sh': 'ls', 'a.log': '', 'node_modules/x': '', '.dockerignore': 'Dockerfile\n.dockerignore\n*.log\nnode_modules\n' });
    expect(outputOf(JobSource.directory(folder, { entry: 'main.sh' }))).toBe('main.sh');
  });
});
