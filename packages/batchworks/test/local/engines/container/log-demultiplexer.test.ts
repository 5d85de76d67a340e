import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { LogDemultiplexer } from '../../../../src/local/engines/container/log-demultiplexer';

const OUT = 1;
const ERR = 2;

/** What a container writes at once, as the Docker API sends it. */
function frame(kind: number, output: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = kind;
  header.writeUInt32BE(Buffer.byteLength(output), 4);
  return Buffer.concat([header, Buffer.from(output)]);
}

/** What comes out, where the frames arrive in pieces of so many bytes. */
async function logOf(frames: Buffer[], bytes = Infinity): Promise<string> {
  const log = new LogDemultiplexer();
  const all = Buffer.concat(frames);
  for (let start = 0; start < all.length; start += bytes) { log.write(all.subarray(start, start + bytes)); }
  log.end();
  return text(log);
}

describe('the log of a container', () => {
  test.each([1, 7, 8, 9, Infinity])('has both outputs in their order, in pieces of %d bytes', async (bytes) => {
    await expect(logOf([frame(OUT, 'one\n'), frame(ERR, 'zwei: zwölf\n'), frame(OUT, ''), frame(OUT, 'three\n')], bytes))
      .resolves.toBe('one\nzwei: zwölf\nthree\n');
  });

  test('has whole lines', async () => {
    await expect(logOf([frame(OUT, 'first '), frame(ERR, 'error\n'), frame(OUT, 'half\n')])).resolves.toBe('error\nfirst half\n');
  });

  test('has the lines that were begun at the end', async () => {
    await expect(logOf([frame(OUT, 'a\nb'), frame(ERR, 'c')])).resolves.toBe('a\nb\nc');
  });

  test('does not keep a line without an end in memory', async () => {
    const log = new LogDemultiplexer();
    log.write(frame(OUT, 'x'.repeat(1024 * 1024)));
    expect(log.read()).toBeNull();
    log.write(frame(OUT, 'y'));
    await once(log, 'readable');
    expect(log.readableLength).toBe(1024 * 1024 + 1);
  });
});
