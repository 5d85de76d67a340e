/**
 * The spawner: the process that starts the jobs for the server, and ends them when the server is gone. It runs on its own, as
 * `node main.js`, with requests at its standard input and reports at its standard output.
 */
import { Socket } from 'node:net';
import { MessageReader, MessageWriter } from './messages';
import type { SpawnerReport, SpawnerRequest } from './messages';
import { ProcessTable } from './process-table';

// Ctrl-C and a closed terminal are for the server to act on; the end of the input is what ends this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) { process.on(signal, () => undefined); }

// Errors are part of the daily work here (each sweep of an empty group is one); nobody reads where they come from.
Error.stackTraceLimit = 0;

// Sockets, since `process.stdout` would wait for the server whenever the pipe is full.
const input = new Socket({ fd: 0, readable: true, writable: false }).setEncoding('utf8');
const output = new Socket({ fd: 1, readable: false, writable: true });

const reader = new MessageReader<SpawnerRequest>();
const writer = new MessageWriter<SpawnerReport>((lines) => output.write(lines));
const processes = new ProcessTable((report) => writer.send(report));

input.on('data', (piece: string) => {
  for (const request of reader.read(piece)) { processes.handle(request); }
});

/** The system closes the input when the server ends, in whatever way: by a crash, by `kill -9`, by Ctrl-C. */
const end = () => {
  processes.killAll();
  process.exit();
};
input.on('close', end).on('error', end);
output.on('error', end);
