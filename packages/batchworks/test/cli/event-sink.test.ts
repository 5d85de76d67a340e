import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BatchEvent } from '../../src';
import { eventSink } from '../../src/cli/event-sink';
import { batchworks, compile } from '../_helpers/command-line';
import { template, temporaryFolder, writeTemplate } from '../_helpers/templates';

beforeAll(compile, 120_000);

afterEach(() => { jest.restoreAllMocks(); });

/** Until the sender has read the last answer. */
const SETTLED_MILLISECONDS = 200;
const EVENTS = [1, 2, 3].map((id) => ({ id: String(id) }) as BatchEvent);

/** A receiver of events that answers with a status, and the bodies that it got. */
async function receiver(status: number) {
  const bodies: BatchEvent[] = [];
  let answered: () => void;
  const all = new Promise<void>((resolve) => { answered = resolve; });
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      bodies.push(JSON.parse(body));
      response.writeHead(status).end(() => bodies.length === EVENTS.length && answered());
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, all, close: () => server.close() };
}

test('a URL gets every event by POST, in order', async () => {
  const { url, bodies, all, close } = await receiver(200);
  EVENTS.forEach(eventSink(url));
  await all;
  expect(bodies).toEqual(EVENTS);
  close();
});

test('what a URL does not take is lost, and said to be', async () => {
  const { url, all, close } = await receiver(503);
  const told: unknown[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(text) > 0);
  EVENTS.forEach(eventSink(url));
  await all;
  await wait(SETTLED_MILLISECONDS);
  expect(told).toEqual(Array(EVENTS.length).fill(`an event was lost, because ${url} did not take it: it answered 503\n`));
  close();
});

test('a file gets a line for each event', () => {
  const file = join(temporaryFolder(), 'events.jsonl');
  EVENTS.forEach(eventSink(file));
  EVENTS.forEach(eventSink(file));
  expect(readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line))).toEqual([...EVENTS, ...EVENTS]);
});

test('a file that cannot be written is bad usage', () => {
  expect(() => eventSink(join(temporaryFolder(), 'nowhere', 'events'))).toThrow(/^the events cannot be written to .*nowhere/);
});

test('--events - prints them', async () => {
  const file = writeTemplate(template({ jobs: { Hello: { command: ['echo', 'hello'] } } }));
  const { stdout, exitCode } = await batchworks('run', file, '--job', 'Hello', '--queue', 'Bulk', '--events', '-');
  const events = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as BatchEvent);
  expect(events.map(({ detail }) => detail.status)).toEqual(['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']);
  expect(exitCode).toBe(0);
});
