import type { WorkshopBoard } from '../../workshop-board.ts';
import { type Kept, type KeptDraft, readKept, without } from './kept.ts';
import { send } from './send.ts';
import type { Change } from './step-props.ts';

/** Joins if need be, then sends what waits and is asked for now. */
export async function sendAll(
  code: string,
  change: Change,
  board: WorkshopBoard | null,
): Promise<void> {
  if (!board || board.kind === 'closed' || !(await join(code))) return;
  const isOpen = board.phase === 'open';
  if (isOpen && (board.kind === 'cards' || board.kind === 'images')) {
    await sendDrafts(code, change);
    return;
  }
  change(forgetRevealed);
  if (isOpen && board.kind === 'vote') await sendDots(code, change);
  if (isOpen && board.kind === 'check') await sendPicked(code, change);
}

async function join(code: string): Promise<boolean> {
  if (joinedCodes.has(code)) return true;
  const body = { token: readKept(code).token };
  const { ok } = await send(code, { method: 'POST', path: '', body });
  if (ok) joinedCodes.add(code);
  return ok;
}

/** The server has forgotten who joined. */
export function joinAgain(): void {
  joinedCodes.clear();
}

async function sendDrafts(code: string, change: Change): Promise<void> {
  const { token, drafts } = readKept(code);
  for (const draft of drafts) {
    if (!(await sendDraft(code, token, draft, change))) return;
  }
}

async function sendDots(code: string, change: Change): Promise<void> {
  const { token, dots, dotsSent } = readKept(code);
  if (dotsSent) return;
  const sent = await send(code, { method: 'PUT', path: '/ballot', body: { token, dots } });
  if (mustJoin(code, sent)) return;
  if (sent.ok) change((kept) => ({ ...kept, dotsSent: isSame(kept.dots, dots) }));
  else if (sent.reason === 'cluster_gone') change((kept) => ({ ...kept, dots: {} }));
}

async function sendPicked(code: string, change: Change): Promise<void> {
  const { token, picked, pickedSent } = readKept(code);
  if (pickedSent) return;
  const sent = await send(code, { method: 'PUT', path: '/check', body: { token, picked } });
  if (mustJoin(code, sent)) return;
  if (sent.ok) change((kept) => ({ ...kept, pickedSent: isSame(kept.picked, picked) }));
}

const joinedCodes = new Set<string>();

function mustJoin(code: string, sent: { ok: boolean; reason?: string }): boolean {
  if (sent.ok || sent.reason !== 'not_joined') return false;
  return joinedCodes.delete(code);
}

/** False if nothing more can be sent now. */
async function sendDraft(
  code: string,
  token: string,
  draft: KeptDraft,
  change: Change,
): Promise<boolean> {
  const { secret, kind, text, image, state } = draft;
  if (state !== 'waiting' && state !== 'leaving') return true;
  const sent =
    state === 'leaving'
      ? await send(code, { method: 'POST', path: '/draft/withdraw', body: { token, secret } })
      : await send(code, {
          ...{ method: 'PUT', path: '/draft' },
          body: { token, secret, kind, text, image },
        });
  if (mustJoin(code, sent)) return false;
  if (!sent.ok && sent.reason === 'offline') return false;
  if (state === 'leaving') change((kept) => without(kept, secret));
  else {
    const next = sent.ok ? 'sent' : sent.reason === 'not_open' ? 'late' : 'refused';
    change((kept) => ({
      ...kept,
      drafts: kept.drafts.map((one) =>
        // written anew while it was under way, it waits still
        one.secret === secret && one.text === text && one.kind === kind && one.image === image
          ? { ...one, state: one.state === 'leaving' ? 'leaving' : next }
          : one,
      ),
    }));
  }
  return true;
}

/** Once cards are revealed the phone does not know either which were written on it. */
function forgetRevealed(kept: Kept): Kept {
  const drafts = kept.drafts
    .filter(({ state }) => state !== 'sent' && state !== 'leaving')
    .map((one) => (one.state === 'waiting' ? { ...one, state: 'late' as const } : one));
  return drafts.length === kept.drafts.length && isSame(drafts, kept.drafts)
    ? kept
    : { ...kept, drafts };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
