import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { StateError } from './state-error';

/**
 * Values by their names, in one file of JSON that only its owner can read, and that is never half written.
 *
 * The file is read for every request: another local Batch on the same folder may have written it.
 */
export class PrivateFile<T> {
  constructor(private readonly path: string) {}

  public read(): Readonly<Record<string, T>> {
    if (!existsSync(this.path)) { return {}; }
    const text = readFileSync(this.path, 'utf8');
    try {
      return JSON.parse(text) as Record<string, T>;
    } catch {
      throw new StateError(`${this.path} must be JSON; correct it, or remove it and put the values again`); // not with the parser's message: it quotes the text
    }
  }

  public write(content: Readonly<Record<string, T>>) {
    const unfinished = `${this.path}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(content, undefined, 2), { mode: 0o600 });
    renameSync(unfinished, this.path);
  }
}
