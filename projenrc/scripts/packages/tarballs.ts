import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../../..');

/** What `npx projen package` left, and what a workflow hands from job to job: the library, and the command line beside it. */
const FOLDERS = { 'cdk-batchworks': 'dist/js', 'batchworks': 'dist/batchworks' };

export type PackageName = keyof typeof FOLDERS;

/** The tarball of a package that npm publishes. */
export function tarballOf(name: PackageName): string {
  const folder = join(ROOT, FOLDERS[name]);
  const tarballs = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.tgz')) : [];
  if (tarballs.length !== 1) {
    throw new Error(`${FOLDERS[name]} must hold one tarball, found ${tarballs.length}; run \`npx projen package\``);
  }
  return join(folder, tarballs[0]);
}

/** The files in it, without the folder `package` that all of them stand in. */
export function filesIn(tarball: string): string[] {
  return execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n').map((file) => file.replace(/^package\//, ''));
}

/** One file of it. */
export function contentOf(tarball: string, file: string): string {
  return execFileSync('tar', ['-xzOf', tarball, `package/${file}`], { encoding: 'utf8' });
}
