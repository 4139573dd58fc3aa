import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '#src/lib/app-error.ts';

/** An address may carry a filter of 20 000 characters, which grow to three times as many on the way. */
const MOST_HEADER_BYTES = 96 * 1024;
/** Longer than proxies and browsers keep a connection, so that none sends on one that is just being closed. */
const KEPT_OPEN_MS = 65_000;

/** Listens for requests; a port in use is refused with what to do. */
export function listen(
  http: Hono,
  { host, port }: { host: string; port: number },
): Promise<{ port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const serverOptions = { maxHeaderSize: MOST_HEADER_BYTES, keepAliveTimeout: KEPT_OPEN_MS };
    const options = { fetch: http.fetch, hostname: host, port, serverOptions };
    const server = serve(options, (info) => {
      resolve({ port: info.port, close: () => closeServer(server) });
    }) as Server;
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      const message = `Port ${port} is in use. Stop what uses it, or start with PORT=${port + 1}.`;
      reject(new AppError('conflict', message, { reason: 'port_in_use' }));
    });
  });
}

/** Lets requests under way finish; open event streams are cut. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
