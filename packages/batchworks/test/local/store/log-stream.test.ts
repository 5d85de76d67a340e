import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogStream } from '../../../src/local/store/log-stream';
import { temporaryFolder } from '../../_helpers/templates';

const PAGE_BYTES = 1024 * 1024;

function streamOf(...writes: [at: number, text: string][]) {
  const file = join(temporaryFolder(), 'log');
  const stream = new LogStream('stream', 'group', file);
  for (const [at, text] of writes) {
    appendFileSync(file, text);
    stream.sample(at);
  }
  return stream;
}

describe('LogStream', () => {
  test('gives a line the time of the first sample that holds all of it', () => {
    const stream = streamOf([100, 'a\nb'], [200, ''], [300, 'b\n'], [400, 'c\nd\n']);
    expect(stream.readForward(0, 10).events).toMatchObject([
      { timestamp: 100, message: 'a' }, { timestamp: 300, message: 'bb' }, { timestamp: 400, message: 'c' }, { timestamp: 400, message: 'd' },
    ]);
  });

  test('shows a line without its end when nothing more can come', () => {
    const stream = streamOf([100, 'a\nb']);
    expect(stream.readForward(0, 10).events).toHaveLength(1);
    stream.finish(200);
    expect(stream.readForward(0, 10).events.map(({ message }) => message)).toEqual(['a', 'b']);
  });

  test('goes on where the last page ended', () => {
    const stream = streamOf([100, 'a\nb\nc\n']);
    const { end } = stream.readForward(0, 2);
    expect(stream.readForward(end, 2)).toMatchObject({ events: [{ message: 'c' }], end: 6 });
    expect(stream.readForward(6, 2)).toEqual({ events: [], begin: 6, end: 6 });
  });

  test('reads text of several bytes a letter, and lines of Windows', () => {
    expect(streamOf([100, 'Bäume ▲\r\nx\n']).readForward(0, 10).events.map(({ message }) => message)).toEqual(['Bäume ▲', 'x']);
  });

  test.each(['readForward', 'readBackward'] as const)('%s gets past a line that is longer than a page', (read) => {
    const long = 'x'.repeat(PAGE_BYTES + 10);
    const stream = streamOf([100, `first\n${long}\nlast\n`]);
    const parts: string[] = [];
    for (let position = read === 'readForward' ? 0 : stream.end; ;) {
      const page = stream[read](position, 10);
      if (page.events.length === 0) { break; }
      parts[read === 'readForward' ? 'push' : 'unshift'](...page.events.map(({ message }) => message));
      position = read === 'readForward' ? page.end : page.begin;
    }
    expect(parts[0]).toBe('first');
    expect(parts.at(-1)).toBe('last');
    expect(parts.slice(1, -1).join('')).toBe(long);
  });

  test('of a job that wrote nothing is empty', () => {
    const stream = new LogStream('stream', 'group', join(temporaryFolder(), 'never-made'));
    stream.finish(100);
    expect(stream.readBackward(stream.end, 10)).toEqual({ events: [], begin: 0, end: 0 });
  });
});
