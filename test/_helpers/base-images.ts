import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Podman } from './podman';

/** What of Python's library makes most of its size, and none of these tests ask for. */
const NOT_NEEDED = /\/(site-packages|dist-packages|test|__pycache__|config-[^/]*|idlelib|ensurepip|lib2to3|tkinter)$/;

/** What this machine has, as images under the names of the official ones: no registry is within reach of a test. */
export function importBaseImages(podman: Podman) {
  const [python, prefix, library] = shell('python3', '-c', 'import os, sys; print(os.path.realpath(sys.executable), sys.base_prefix, os.path.dirname(os.__file__))').split(' ');
  importImage(podman, 'public.ecr.aws/amazonlinux/amazonlinux:2023', () => {});
  importImage(podman, 'public.ecr.aws/docker/library/node:24-slim', (root) => {
    copyProgram(process.execPath, root, 'node');
    writeProgram(root, 'npm', 'echo "npm $*, in $PWD: $(ls)" > /installed');
  });
  importImage(podman, 'public.ecr.aws/docker/library/python:3.13-slim', (root) => {
    copyProgram(python, root, 'python3-of-this-machine');
    writeProgram(root, 'python3', `PYTHONHOME=${prefix} exec python3-of-this-machine "$@"`);
    writeProgram(root, 'pip', 'echo "pip $*, in $PWD: $(ls)" > /installed');
    fs.cpSync(library, path.join(root, library), { recursive: true, filter: (file) => !NOT_NEEDED.test(file) });
  });
}

/** An image with a shell and a few tools, and with what is put beside them. */
function importImage(podman: Podman, name: string, fill: (root: string) => void) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'batchworks-image-'));
  try {
    fs.mkdirSync(path.join(root, 'tmp'));
    fs.chmodSync(path.join(root, 'tmp'), 0o1777);
    ['bash', 'ls', 'id', 'cat', 'stat', 'touch'].forEach((program) => copyProgram(shell('which', program), root));
    fs.mkdirSync(path.join(root, 'bin'));
    fs.symlinkSync('/usr/local/bin/bash', path.join(root, 'bin', 'sh'));
    fill(root);
    podman.import(root, name);
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** A program with the libraries that it is linked to, each where it was. */
function copyProgram(program: string, root: string, name = path.basename(program)) {
  const libraries = shell('ldd', program).match(/\/\S+(?= \()/g) ?? [];
  libraries.forEach((library) => copy(library, path.join(root, library)));
  copy(program, path.join(root, 'usr/local/bin', name));
}

function writeProgram(root: string, name: string, script: string) {
  fs.writeFileSync(path.join(root, 'usr/local/bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function copy(from: string, to: string) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.copyFileSync(from, to);
  fs.chmodSync(to, 0o755);
}

function shell(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8' }).trim();
}
