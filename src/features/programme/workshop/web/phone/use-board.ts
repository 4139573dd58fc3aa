import { useEffect, useState } from 'react';
import type { WorkshopBoard } from '../../workshop-board.ts';
import { forgetBoard, keepBoard, readKeptBoard } from './kept-board.ts';

/** How often it looks by itself: without the stream, and with it, in case it stands still. */
const POLL_MS = 3000;
const LOOK_MS = 20_000;
/** Phones do not all ask in the same instant. */
const SPREAD_MS = 200;

export interface SeenBoard {
  board: WorkshopBoard | null;
  /** Why there is none: `no_workshop`, `ended`, `busy`; '' while it is not known. */
  refusal: string;
  isOffline: boolean;
  /** It was kept from before, and nobody has said yet that it still is so. */
  isKept: boolean;
  /** How far the clock of the server is ahead of ours. */
  aheadMs: number;
}

/** The board as it is: told by a stream, read anew when it changed, asked for where nothing is told. */
export function useBoard(code: string): SeenBoard {
  const [seen, setSeen] = useState<SeenBoard>({
    ...{ board: null, refusal: '', isOffline: false, isKept: false, aheadMs: 0 },
  });
  useEffect(() => watchBoard(code, setSeen), [code]);
  return seen;
}

type Show = (how: (seen: SeenBoard) => SeenBoard) => void;

function watchBoard(code: string, show: Show): () => void {
  let etag = '';
  let isReading = false;
  let isStale = false;
  let isClosed = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let lookedAt = 0;

  async function look(): Promise<void> {
    if (isReading) {
      isStale = true;
      return;
    }
    isReading = true;
    isStale = false;
    lookedAt = Date.now();
    try {
      etag = await readOnce(code, etag, show);
    } catch {
      show((seen) => ({ ...seen, isOffline: true }));
    }
    isReading = false;
    if (isStale && !isClosed) void look();
  }

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void look(), Math.random() * SPREAD_MS);
  };
  const stream = new EventSource(`/api/v1/join/${code}/events`);
  stream.addEventListener('board', soon);
  stream.addEventListener('open', soon);
  const timer = setInterval(() => {
    const every = stream.readyState === EventSource.OPEN ? LOOK_MS : POLL_MS;
    if (Date.now() - lookedAt >= every) void look();
  }, 1000);
  addEventListener('online', soon);
  document.addEventListener('visibilitychange', soon);
  void look();
  void readKeptBoard(code).then((board) => {
    show((seen) =>
      seen.board || seen.refusal || !board ? seen : { ...seen, board, isKept: true },
    );
  });
  return () => {
    isClosed = true;
    stream.close();
    clearInterval(timer);
    clearTimeout(waiting);
    removeEventListener('online', soon);
    document.removeEventListener('visibilitychange', soon);
  };
}

async function readOnce(code: string, etag: string, show: Show): Promise<string> {
  const answer = await fetch(`/api/v1/join/${code}/board`, {
    credentials: 'omit',
    headers: etag ? { 'if-none-match': etag } : {},
    signal: AbortSignal.timeout(8000),
  });
  const date = Date.parse(answer.headers.get('date') ?? '');
  const aheadMs = Number.isNaN(date) ? 0 : date - Date.now();
  if (answer.status === 304) {
    show((seen) => ({ ...seen, isOffline: false }));
    return etag;
  }
  if (!answer.ok) {
    if (answer.status >= 500) throw new Error('the server does not answer');
    if (answer.status === 429) {
      // somebody behind the same address has guessed codes: who is here stays here
      show((seen) => (seen.board ? seen : { ...seen, refusal: 'busy', isOffline: false }));
      return etag;
    }
    const { reason } = (await answer.json().catch(() => ({}))) as { reason?: string };
    const refusal = reason ?? 'no_workshop';
    show((seen) => ({ ...seen, board: null, refusal, isOffline: false }));
    // what stands between may refuse as well, and says nothing of the workshop
    if (reason === 'no_workshop' || reason === 'ended') void forgetBoard(code);
    return '';
  }
  const board = (await answer.json()) as WorkshopBoard;
  const seen = { board, refusal: '', isOffline: false, isKept: false, aheadMs };
  show(() => seen);
  void keepBoard(code, board);
  return answer.headers.get('etag') ?? '';
}
