import { READABLE_DAYS } from '../../limits.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';

/** Not with what this phone wrote: what was revealed is everybody's, and nothing says whose it was. */
const BOARDS = 'workshop-boards';

const KEPT_AT = 'x-kept-at';

const addressOf = (code: string) => `/api/v1/join/${code}/board`;

/** The board as it was seen last, for a page that is loaded without a connection; null where there is none. */
export async function readKeptBoard(code: string): Promise<WorkshopBoard | null> {
  await forgetOld();
  const answer = await openBoards()
    .then((boards) => boards?.match(addressOf(code)))
    .catch(() => undefined);
  return answer ? ((await answer.json()) as WorkshopBoard) : null;
}

export async function keepBoard(code: string, board: WorkshopBoard): Promise<void> {
  const headers = { [KEPT_AT]: new Date().toISOString() };
  // a browser that is full or private keeps none, which is no reason to show none
  await openBoards()
    .then((boards) => boards?.put(addressOf(code), Response.json(board, { headers })))
    .catch(() => {});
}

/** What nobody may read any more is not kept either. */
export async function forgetBoard(code: string): Promise<void> {
  await openBoards()
    .then((boards) => boards?.delete(addressOf(code)))
    .catch(() => {});
}

/** Of workshops whose page nobody opened again too: nobody could read them any more. */
async function forgetOld(): Promise<void> {
  const least = Date.now() - READABLE_DAYS * 24 * 3600 * 1000;
  const boards = await openBoards().catch(() => undefined);
  for (const address of (await boards?.keys().catch(() => [])) ?? []) {
    const answer = await boards!.match(address).catch(() => undefined);
    const at = Date.parse(answer?.headers.get(KEPT_AT) ?? '');
    if (!(at >= least)) await boards!.delete(address).catch(() => {});
  }
}

async function openBoards(): Promise<Cache | undefined> {
  return (globalThis.caches as CacheStorage | undefined)?.open(BOARDS);
}
