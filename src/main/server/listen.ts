import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '#src/lib/app-error.ts';
import { stopping } from '#src/server/busy.ts';
import { problemResponse } from '#src/server/http/problem.ts';
import type { Logger } from '#src/server/log/logger.ts';

/** An address may carry a filter of 20 000 characters, which grow to three times as many on the way. */
const MOST_HEADER_BYTES = 96 * 1024;
/** Longer than proxies and browsers keep a connection, so that none sends on one that is just being closed. */
const KEPT_OPEN_MS = 65_000;
/** Less than what ends a process by force mostly waits. */
const LONGEST_END_MS = 8_000;
/** In which an answer that is made already leaves. */
const LAST_WORDS_MS = 500;

interface Where {
  host: string;
  port: number;
  log: Logger;
}

/** Listens for requests; a port in use is refused with what to do. */
export function listen(
  http: Hono,
  { host, port, log }: Where,
): Promise<{ port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const serverOptions = { maxHeaderSize: MOST_HEADER_BYTES, keepAliveTimeout: KEPT_OPEN_MS };
    const door = createDoor(http, log);
    const options = { fetch: door.fetch, hostname: host, port, serverOptions };
    const server = serve(options, (info) => {
      resolve({ port: info.port, close: () => closeServer(server, door) });
    }) as Server;
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      const message = `Port ${port} is in use. Stop what uses it, or start with PORT=${port + 1}.`;
      reject(new AppError('conflict', message, { reason: 'port_in_use' }));
    });
  });
}

type Door = ReturnType<typeof createDoor>;

/** Knows what is under way; once it is shut, who comes on an open connection is told to come again. */
function createDoor(http: Hono, log: Logger) {
  const underWay = new Set<Promise<Response>>();
  let isShut = false;
  return {
    async fetch(...given: Parameters<Hono['fetch']>): Promise<Response> {
      if (isShut) return turnAway(log);
      const answer = Promise.resolve(http.fetch(...given));
      underWay.add(answer);
      try {
        return await answer;
      } finally {
        underWay.delete(answer);
      }
    },
    /** Resolves when all that had begun is answered, or has taken too long. */
    async shut(): Promise<void> {
      isShut = true;
      const patience = wait(LONGEST_END_MS, undefined, { ref: false });
      await Promise.race([Promise.allSettled(underWay), patience]);
    },
  };
}

function turnAway(log: Logger): Response {
  const response = problemResponse(stopping(), log);
  response.headers.set('connection', 'close');
  return response;
}

/** Lets requests under way finish; open event streams are cut. */
async function closeServer(server: Server, door: Door): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  await door.shut();
  setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS).unref();
  await closed;
}
