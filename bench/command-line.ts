/** The command line, as it is compiled in `packages/batchworks/lib`, in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BatchClient } from '@aws-sdk/client-batch';

export const COMMAND_LINE = require.resolve('batchworks/bin/batchworks.js');

/** Runs `batchworks local` for as long as it is used, with the client of the AWS SDK and the id of its process. */
export async function withLocalBatch<T>(template: string, state: string, use: (client: BatchClient, pid: number) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, [COMMAND_LINE, 'local', template, '--state', state], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(server, 'exit');
  try {
    const [greeting] = await once(server.stdout.setEncoding('utf8'), 'data');
    const [endpoint] = /http:\S+/.exec(greeting)!;
    return await use(new BatchClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }), server.pid!);
  } finally {
    server.kill();
    await exit;
  }
}
