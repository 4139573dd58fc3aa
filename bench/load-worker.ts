import { connect, type Socket } from 'node:net';
import { parentPort } from 'node:worker_threads';

/** Requests as they go over the wire, sent in turn by so many connections for so long. */
export interface Load {
  port: number;
  requests: string[];
  connections: number;
  ms: number;
  /** The position in `requests` to begin at. */
  from: number;
}

export interface LoadResult {
  /** Of each answer, in ms. */
  latencies: Float64Array;
  failed: number;
  /** The first answer that was no success. */
  failure: string;
  elapsedMs: number;
  next: number;
}

const HEAD_END = '\r\n\r\n';

// Written on bare sockets: a client that parses no more than it must leaves the processor to the server.
function runLoad(load: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const latencies: number[] = [];
    const began = performance.now();
    const sockets: Socket[] = [];
    let next = load.from;
    let open = load.connections;
    let failed = 0;
    let failure = '';

    function finish(socket: Socket): void {
      socket.destroy();
      open--;
      if (open > 0) return;
      const elapsedMs = performance.now() - began;
      resolve({ latencies: Float64Array.from(latencies), failed, failure, elapsedMs, next });
    }

    function drive(socket: Socket): void {
      let sentAt = 0;
      let received = '';
      function send(): void {
        received = '';
        sentAt = performance.now();
        socket.write(load.requests[next++ % load.requests.length]!);
      }
      socket.setEncoding('latin1');
      socket.setNoDelay(true);
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (text: unknown) => {
        received += text as string;
        if (!isWhole(received)) return;
        const now = performance.now();
        latencies.push(now - sentAt);
        if (received[9] !== '2') {
          failed++;
          failure ||= received.slice(0, 600);
        }
        if (now - began < load.ms) send();
        else finish(socket);
      });
    }

    for (let i = 0; i < load.connections; i++) {
      const socket = connect(load.port, '127.0.0.1');
      sockets.push(socket);
      drive(socket);
    }
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf(HEAD_END);
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  if (length !== undefined) return text.length >= end + HEAD_END.length + Number(length);
  return text.endsWith(`0${HEAD_END}`);
}

parentPort?.on('message', (load: Load) => {
  void runLoad(load).then((result) => parentPort!.postMessage(result));
});
