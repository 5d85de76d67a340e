import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** The only address that is listened on: jobs run whatever command they are given, so nobody else may submit one. */
const LOOPBACK = '127.0.0.1';

/** A server that listens. */
export interface HttpServer {
  readonly url: string;
  /** Stops listening and drops the connections that are open. */
  close(): Promise<void>;
}

/** Serves an application on loopback, on any free port where `port` is 0. */
export async function listen(app: Hono, port: number): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port }, (address: AddressInfo) => {
      resolve({
        url: `http://${LOOPBACK}:${address.port}`,
        close: async () => new Promise<void>((closed) => {
          server.close(() => closed());
          // Clients keep their connections open for the next request; `close` alone would wait for them.
          if ('closeAllConnections' in server) { server.closeAllConnections(); }
        }),
      });
    });
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE'
      ? new Error(`port ${port} of ${LOOPBACK} is in use; give another one, or 0 for any free one`)
      : error));
  });
}
