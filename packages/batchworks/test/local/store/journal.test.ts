import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Journal } from '../../../src/local/store/journal';
import { temporaryFolder } from '../../_helpers/templates';

/** A journal of words. */
class Words {
  public readonly replayed: string[] = [];
  public readonly journal: Journal;
  public readonly torn: number;

  constructor(file: string) {
    this.journal = new Journal(file);
    this.journal.on('WORD', (word: string) => {
      if (word === 'bad') { throw new Error('no such word'); }
      this.replayed.push(word);
    });
    this.torn = this.journal.replay();
  }

  public write(...words: string[]): number[] {
    return this.journal.append(...words.map((content) => ({ kind: 'WORD', content })));
  }
}

const newFile = () => join(temporaryFolder(), 'words.jsonl');

test('what was written is taken up again, in order', () => {
  const file = newFile();
  new Words(file).write('one', 'zwei — 二');
  new Words(file).write('x'.repeat(3_000_000)); // longer than what is read at once
  expect(new Words(file).replayed.map((word) => word.slice(0, 8))).toEqual(['one', 'zwei — 二', 'xxxxxxxx']);
});

test('each entry can be read at its position, also by the next process', () => {
  const file = newFile();
  const words = Array.from({ length: 100 }, (_, index) => 'é'.repeat(index * 100));
  const positions = new Words(file).write(...words);
  const { journal } = new Words(file);
  for (const index of [99, 0, 50, 99]) { expect(journal.read(positions[index])).toBe(words[index]); }
});

test('wherever a process is killed while it writes, the lines before are there, and it goes on', () => {
  const file = newFile();
  new Words(file).write('one');
  const before = statSync(file).size;
  new Words(file).write('two');
  const whole = readFileSync(file);
  for (let length = before; length < whole.length; length++) {
    writeFileSync(file, whole.subarray(0, length));
    const words = new Words(file);
    expect([words.replayed, words.torn]).toEqual([['one'], length - before]);
    words.write('three');
    expect(new Words(file).replayed).toEqual(['one', 'three']);
  }
});

test('what is noted can be read at once, and is written with what is appended next', () => {
  const file = newFile();
  const words = new Words(file);
  const positions = [words.journal.note({ kind: 'WORD', content: 'ein' }), words.journal.note({ kind: 'WORD', content: 'zwei' })];
  expect([words.journal.read(positions[1]), new Words(file).replayed]).toEqual(['zwei', []]);
  positions.push(...words.write('drei'));
  expect(positions.map((position) => words.journal.read(position))).toEqual(['ein', 'zwei', 'drei']);
  expect(new Words(file).replayed).toEqual(['ein', 'zwei', 'drei']);
});

test.each([
  ['in the next turn of the event loop', async () => new Promise((resolve) => { setImmediate(resolve); })],
  ['when the journal is closed', async ({ journal }: Words) => journal.close()],
])('what is noted is written %s, where nothing is appended', async (_, happen) => {
  const file = newFile();
  const words = new Words(file);
  words.journal.note({ kind: 'WORD', content: 'one' });
  await happen(words);
  expect(new Words(file).replayed).toEqual(['one']);
});

test('a journal whose first line is unfinished is one without lines', () => {
  const file = newFile();
  writeFileSync(file, '{"kind":"FOR');
  new Words(file).write('one');
  expect(new Words(file).replayed).toEqual(['one']);
});

test.each([
  ['no JSON', 'what?', /^line 2 of .* cannot be read \(it is none that the local Batch writes\); start with --fresh/],
  ['no entry', '7', /^line 2 of /],
  ['of an unknown kind', '{"kind":"CAT"}', /^line 2 of .*\(it is none that/],
  ['refused', '{"kind":"WORD","content":"bad"}', /^line 2 of .*\(no such word\); start with --fresh/],
])('a line that is %s is an error that names it', (_, line, message) => {
  const file = newFile();
  new Words(file);
  appendFileSync(file, `${line}\n`);
  expect(() => new Words(file)).toThrow(message);
});

test.each([
  ['another format', '{"kind":"FORMAT","content":99}', /is of format 99, this version reads format 2; start with --fresh/],
  ['no journal', 'hello', /^line 1 of /],
])('%s is an error', (_, line, message) => {
  const file = newFile();
  writeFileSync(file, `${line}\n`);
  expect(() => new Words(file)).toThrow(message);
});

test('a journal that cannot be opened says why, and what to do', () => {
  expect(() => new Journal(temporaryFolder())).toThrow(/^the state of the local Batch cannot be kept in .*: it is a folder; remove it, or name another folder with --state$/);
});

test('one that is closed takes nothing, rather than to write to whatever file comes after it', () => {
  const words = new Words(newFile());
  words.journal.close();
  expect(() => words.write('late')).toThrow(/cannot be kept/);
});

test('one that is set aside is there under another name', () => {
  const file = newFile();
  new Words(file).write('one');
  Journal.setAside(file);
  expect(new Words(file).replayed).toEqual([]);
  expect(new Words(`${file}.old`).replayed).toEqual(['one']);
});
