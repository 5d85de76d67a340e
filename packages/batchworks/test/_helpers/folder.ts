import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders: string[] = [];

afterAll(() => folders.forEach((directory) => rmSync(directory, { recursive: true })));

/** A folder with the files, until the tests are over; what is no text is written as JSON. */
export function folder(files: Record<string, unknown>): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'batchworks-')));
  folders.push(directory);
  for (const [name, content] of Object.entries(files)) {
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}
