import * as fs from 'node:fs';
import * as path from 'node:path';
import { FileSystem, IgnoreMode } from 'aws-cdk-lib';
import { fail } from '../../private/errors';

/** Copies a folder without what its `.dockerignore` excludes, and without what the CDK itself writes. */
export function copyFolder(from: string, to: string, exclude: string[]) {
  const ignoreFile = path.join(from, '.dockerignore');
  const ignored = fs.existsSync(ignoreFile) ? fs.readFileSync(ignoreFile, 'utf8').split(/\r?\n/) : [];
  const patterns = [...ignored, ...exclude].map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  FileSystem.copyDirectory(from, to, { exclude: [...patterns, 'cdk.out'], ignoreMode: IgnoreMode.DOCKER });
}

/** Docker keeps the mode of a file, and what a job runs has to be executable, whatever a check-out or an archive made of it. */
export function copyFile(file: string, folder: string) {
  const copy = path.join(folder, path.basename(file));
  fs.copyFileSync(file, copy);
  fs.chmodSync(copy, 0o755);
}

/** Requires that there is a file. */
export function requireFile(file: string) {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    fail(undefined, `a file that a job runs must exist, got ${file}; paths are relative to ${process.cwd()}`);
  }
}

/** Requires that there is a folder. */
export function requireDirectory(directory: string) {
  if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    fail(undefined, `a folder that a job runs must exist, got ${directory}; paths are relative to ${process.cwd()}`);
  }
}
