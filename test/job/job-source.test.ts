import * as fs from 'node:fs';
import * as path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { JobRuntime, JobSource } from '../../src';
import { built } from '../_helpers/built-source';
import { addJob, fargateQueue, folderWith } from '../_helpers/jobs';

const { X86_64, ARM_64 } = ec2.InstanceArchitecture;

/** The first bytes of an executable for a machine. */
function elf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01', 'latin1');
  header.writeUInt16LE(machine, 18);
  return header;
}

describe('a script', () => {
  test.each([
    ['job.py', ['python3', 'job.py'], 'public.ecr.aws/docker/library/python:3.13-slim'],
    ['job.mjs', ['node', 'job.mjs'], 'public.ecr.aws/docker/library/node:24-slim'],
    ['job.sh', ['bash', 'job.sh'], 'public.ecr.aws/amazonlinux/amazonlinux:2023'],
  ])('%s runs by its extension', (file, command, baseImage) => {
    const { dockerfile, ...image } = built(JobSource.script(path.join(folderWith({ [file]: '' }), file)));
    expect(image.command).toEqual(command);
    expect(image.files).toEqual(['.dockerignore', 'Dockerfile', file]);
    expect(dockerfile).toEqual([
      `FROM ${baseImage}`, 'COPY --chown=1000:1000 . /job/', 'WORKDIR /job/', 'ENV HOME=/tmp', 'USER 1000:1000',
    ]);
  });

  test('gets the command of the job as its arguments', () => {
    const source = JobSource.script(path.join(folderWith({ 'job.py': '' }), 'job.py'));
    expect(built(source, { command: ['--month', '5'] }).command).toEqual(['python3', 'job.py', '--month', '5']);
  });

  test('runs on another version, with something set up', () => {
    const file = path.join(folderWith({ job: '' }), 'job');
    const { dockerfile } = built(JobSource.script(file, { runtime: JobRuntime.python('3.12'), setup: ['pip install numpy'] }));
    expect(dockerfile[0]).toBe('FROM public.ecr.aws/docker/library/python:3.12-slim');
    expect(dockerfile[3]).toBe('RUN pip install numpy');
  });

  test('has an image whose hash comes from the content only', () => {
    const hashOf = (content: string) => built(JobSource.script(path.join(folderWith({ 'job.py': content }), 'job.py'))).hash;
    expect(hashOf('print(1)')).toBe(hashOf('print(1)'));
    expect(hashOf('print(1)')).not.toBe(hashOf('print(2)'));
  });

  test.each([[X86_64, 'linux/amd64'], [ARM_64, 'linux/arm64']])('is built for the %s of the queue', (architecture, platform) => {
    const source = JobSource.script(path.join(folderWith({ 'job.py': '' }), 'job.py'));
    expect(built(source, { architecture }).platform).toBe(platform);
  });

  test('leaves the folder of the user as it is', () => {
    const folder = folderWith({ 'job.py': '' });
    built(JobSource.script(path.join(folder, 'job.py')));
    expect(fs.readdirSync(folder)).toEqual(['job.py']);
  });

  test('in two jobs is one image', () => {
    const stack = new Stack();
    const queue = fargateQueue(stack);
    const source = JobSource.script(path.join(folderWith({ 'job.py': '' }), 'job.py'));
    addJob(queue, { source }, 'A');
    addJob(queue, { source }, 'B');
    const images = stack.node.findAll().filter((node) => node.node.id === 'AssetImage').map((node) => (node as any).assetHash);
    expect([images.length, new Set(images).size]).toEqual([2, 1]);
  });
});

describe('an executable', () => {
  test('is its own command, and stays executable', () => {
    const file = path.join(folderWith({ tool: elf(0x3e) }), 'tool');
    fs.chmodSync(file, 0o644);
    const { command, folder } = built(JobSource.executable(file));
    expect(command).toEqual(['./tool']);
    expect(fs.statSync(path.join(folder, 'tool')).mode.toString(8)).toMatch(/755$/);
  });

  test.each([
    ['of the other architecture', elf(0xb7), 'must be built for x86_64, the architecture of the queue, got', '(CE-06)'],
    ['of macOS', Buffer.from('cffaedfe'.padEnd(64, '0'), 'hex'), 'must be built for Linux, got', 'which is built for macOS'],
    ['of Windows', Buffer.from('4d5a'.padEnd(64, '0'), 'hex'), 'must be built for Linux, got', 'which is built for Windows'],
  ])('%s is refused', (_, content, ...messages) => {
    const source = JobSource.executable(path.join(folderWith({ tool: content }), 'tool'));
    messages.forEach((message) => expect(() => addJob(fargateQueue(new Stack()), { source })).toThrow(message));
  });

  test.each([['a script with #!', '#!/bin/sh\necho hello, world'], ['an empty file', '']])('%s passes', (_, content) => {
    expect(built(JobSource.executable(path.join(folderWith({ tool: content }), 'tool'))).command).toEqual(['./tool']);
  });
});

describe('a folder', () => {
  test('runs one of its files', () => {
    const { command, files } = built(JobSource.directory(folderWith({ 'src/main.py': '', 'data.json': '{}' }), { entry: './src/main.py' }));
    expect(command).toEqual(['python3', 'src/main.py']);
    expect(files).toEqual(['.dockerignore', 'Dockerfile', 'data.json', 'src']);
  });

  test.each([
    ['main.py', { 'requirements.txt': '' }, ['COPY requirements.txt /job/', 'WORKDIR /job/', 'RUN pip install --no-cache-dir --requirement requirements.txt']],
    ['main.js', { 'package.json': '{}', 'package-lock.json': '{}' }, ['COPY package.json package-lock.json /job/', 'WORKDIR /job/', 'RUN npm ci --omit=dev']],
  ])('of %s gets the dependencies that it declares', (entry, declared, lines) => {
    expect(built(JobSource.directory(folderWith({ [entry]: '', ...declared }), { entry })).dockerfile.slice(1, 4)).toEqual(lines);
  });

  test('of Node.js without a lock gets none', () => {
    const { dockerfile } = built(JobSource.directory(folderWith({ 'main.js': '', 'package.json': '{}' }), { entry: 'main.js' }));
    expect(dockerfile.filter((line) => line.startsWith('RUN'))).toEqual([]);
  });

  test('leaves out what is excluded', () => {
    const folder = folderWith({ 'main.py': '', 'a.log': '', 'b.tmp': '', 'cdk.out/x': '', '.dockerignore': '# logs\n*.log\n' });
    expect(built(JobSource.directory(folder, { entry: 'main.py', exclude: ['*.tmp'] })).files).toEqual(['.dockerignore', 'Dockerfile', 'main.py']);
  });

  test('runs an executable', () => {
    const folder = folderWith({ 'bin/tool': elf(0xb7) });
    const source = JobSource.directory(folder, { entry: 'bin/tool', runtime: JobRuntime.executable() });
    expect(built(source, { architecture: ARM_64 }).command).toEqual(['./bin/tool']);
    expect(() => built(source)).toThrow('(CE-06)');
  });

  test('with a Dockerfile of its own is built for the queue', () => {
    const source = JobSource.dockerfile(folderWith({ Dockerfile: 'FROM scratch\n' }));
    expect(built(source, { architecture: ARM_64, command: ['run'] })).toMatchObject({ platform: 'linux/arm64', command: ['run'] });
  });
});

describe('misuse is refused at once', () => {
  const folder = folderWith({ 'main.py': '', 'model.R': '', 'Dockerfile': '' });
  test.each([
    ['a file that is not there', () => JobSource.script('./nowhere.py'), 'must exist, got ./nowhere.py; paths are relative to'],
    ['an executable that is a folder', () => JobSource.executable(folder), 'a file that a job runs must exist'],
    ['a folder that is not there', () => JobSource.directory('./nowhere', { entry: 'a.py' }), 'a folder that a job runs must exist, got ./nowhere'],
    ['an entry that is not there', () => JobSource.directory(folderWith({}), { entry: 'a.py' }), 'a file that a job runs must exist'],
    ['an unknown extension', () => JobSource.script(path.join(folder, 'model.R')), '`runtime` must be given for a file with the extension ".R"'],
    ['a second Dockerfile', () => JobSource.directory(folder, { entry: 'main.py' }), 'use JobSource.dockerfile(), which builds by it'],
    ['the latest version', () => JobRuntime.python('latest'), '`version` must be numbers with dots, like 3 or 3.13, got "latest"'],
    ['the latest image', () => JobRuntime.of({ baseImage: 'ruby:latest' }), '`baseImage` must have a tag other than "latest", or a digest, got "ruby:latest"'],
    ['an image without a tag', () => JobRuntime.of({ baseImage: 'localhost:5000/ruby' }), '`baseImage` must have a tag'],
  ])('%s', (_, misuse, message) => {
    expect(misuse).toThrow(message);
  });

  test.each(['ruby:3.4-slim', 'localhost:5000/ruby:3', `ruby@sha256:${'0'.repeat(64)}`])('but %s is an image to build on', (baseImage) => {
    expect(JobRuntime.of({ baseImage, interpreter: ['ruby'] })).toMatchObject({ baseImage, interpreter: ['ruby'] });
  });
});
