import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const PACKAGE = join(__dirname, '..', '..');
const BIN = join(PACKAGE, 'bin', 'batchworks.js');

/** What a call of the command line left. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Compiles what is not compiled yet: the command line runs from `lib`, like in an installed package. */
export function compile() {
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--build'], { cwd: PACKAGE });
}

/** Calls the command line, without the environment of the test. */
export function start(args: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk: Buffer) => { stdout += chunk.toString(); });
  child.stderr!.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr })));
}

/** Calls the command line and waits for its end. */
export async function batchworks(...args: string[]): Promise<Outcome> {
  return outcomeOf(start(args));
}
