import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkshopBoard } from '#src/features/programme/workshop/workshop-board.ts';
import type { Random } from '../random.ts';

const AGAIN_MS = 50;
const SPREAD_MS = 200;
/** Of the requests: cut before they leave, and cut while they are under way. */
const CUT_BEFORE = 15;
const CUT_DURING = 20;

export interface PhoneCosts {
  requests: number;
  cut: number;
}

/** A phone as a room has them: it sees the board by a stream, and its requests are cut at random. */
export function startPhone(url: string, code: string, { random }: { random: Random }) {
  const base = `${url}/api/v1/join/${code}`;
  const token = secret();
  const costs: PhoneCosts = { requests: 0, cut: 0 };
  const stop = new AbortController();
  let board: WorkshopBoard | undefined;
  let etag = '';
  let line: AbortController | undefined;
  let isReading = false;
  let isStale = false;
  const watchers = new Set<(board: WorkshopBoard) => void>();

  async function read(): Promise<void> {
    if (isReading) {
      isStale = true;
      return;
    }
    isReading = true;
    do {
      isStale = false;
      const answer = await fetch(`${base}/board`, { headers: { 'if-none-match': etag } }).catch(
        () => null,
      );
      if (answer?.status !== 200) continue;
      board = (await answer.json()) as WorkshopBoard;
      etag = answer.headers.get('etag') ?? '';
      for (const watcher of watchers) watcher(board);
    } while (isStale);
    isReading = false;
  }

  async function listen(): Promise<void> {
    while (!stop.signal.aborted) {
      line = new AbortController();
      try {
        const { signal } = line;
        const answer = await fetch(`${base}/events`, { signal });
        void read();
        const decoder = new TextDecoder();
        for await (const chunk of answer.body!) {
          if (!decoder.decode(chunk as Uint8Array).includes('event: board')) continue;
          setTimeout(() => void read(), random.int(SPREAD_MS));
        }
      } catch {
        // cut; it comes back
      }
      await sleep(AGAIN_MS);
    }
  }
  void listen();

  /** Sends the same until it is answered, however often it is cut; gives the status. */
  async function send(method: string, path: string, body: object): Promise<number> {
    for (;;) {
      const chance = random.int(100);
      if (chance < CUT_BEFORE) {
        costs.cut++;
        await sleep(AGAIN_MS);
        continue;
      }
      const cut = new AbortController();
      if (chance < CUT_BEFORE + CUT_DURING) setTimeout(() => cut.abort(), random.int(40));
      costs.requests++;
      try {
        const answer = await fetch(base + path, {
          ...{ method, signal: cut.signal, body: JSON.stringify({ token, ...body }) },
          headers: { 'content-type': 'application/json' },
        });
        await answer.arrayBuffer();
        if (!(await isToWait(answer))) return answer.status;
      } catch {
        costs.cut++;
      }
      await sleep(AGAIN_MS);
    }
  }

  return {
    costs,
    send,
    board: () => board,
    /** The connection of the stream breaks. */
    cutLine: () => line?.abort(),
    /** When this phone sees what is asked for. */
    async until(sees: (board: WorkshopBoard) => boolean): Promise<void> {
      if (board && sees(board)) return;
      await new Promise<void>((resolve) => {
        const watcher = (now: WorkshopBoard) => {
          if (!sees(now)) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
      });
    },
    stop() {
      stop.abort();
      line?.abort();
    },
  };
}
export type Phone = ReturnType<typeof startPhone>;

/** As the page does: what is too much at once, or was not taken, is sent again. */
async function isToWait({ status, headers }: Response): Promise<boolean> {
  if (status === 429) await sleep(Number(headers.get('retry-after') ?? 1) * 1000);
  return status === 429 || status >= 500;
}

export function secret(): string {
  return randomBytes(32).toString('base64url');
}
