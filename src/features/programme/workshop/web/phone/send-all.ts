import type { WorkshopBoard } from '../../workshop-board.ts';
import { type Kept, type KeptDraft, readKept, without } from './kept.ts';
import { type Sent, send } from './send.ts';
import type { Change } from './step-props.ts';
import { isTaken, takeUp } from './take-up.ts';

/** Joins if need be, then sends what waits and is asked for now. */
export async function sendAll(
  code: string,
  change: Change,
  board: WorkshopBoard | null,
): Promise<void> {
  if (!board) return;
  if (board.kind === 'closed') {
    change((kept) => takeUp(kept, board));
    return;
  }
  if (!(await join(code))) return;
  change((kept) => takeUp(kept, board));
  const isOpen = board.phase === 'open';
  if (isOpen && (board.kind === 'cards' || board.kind === 'images')) {
    await sendDrafts(code, change, board);
  }
  if (isOpen && board.kind === 'vote') await sendDots(code, change, board);
  if (isOpen && board.kind === 'check') await sendPicked(code, change, board);
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

async function sendDrafts(code: string, change: Change, board: WorkshopBoard): Promise<void> {
  for (const draft of readKept(code).drafts) {
    if (!isTaken(draft, board)) continue;
    if (!(await sendDraft(code, draft, { change, round: board.rounds }))) return;
  }
}

/** Dots that were given in an earlier round count no more, so that they are sent again. */
async function sendDots(code: string, change: Change, { rounds }: WorkshopBoard): Promise<void> {
  const { token, dots, dotsSent, dotsRound } = readKept(code);
  const isEmpty = Object.keys(dots).length === 0;
  if (dotsSent && (isEmpty || dotsRound === rounds)) return;
  const sent = await send(code, { method: 'PUT', path: '/ballot', body: { token, dots } });
  if (mustJoin(code, sent)) return;
  if (sent.ok) {
    change((kept) => ({ ...kept, dotsSent: isSame(kept.dots, dots), dotsRound: rounds }));
  } else if (sent.reason === 'cluster_gone') {
    change((kept) => ({ ...kept, dots: {}, dotsSent: true }));
  }
}

async function sendPicked(code: string, change: Change, board: WorkshopBoard): Promise<void> {
  const { rounds, questions } = board;
  const { token, picked, pickedSent, pickedRound } = readKept(code);
  const isWhole = questions.length > 0 && questions.every((_, at) => (picked[at] ?? -1) >= 0);
  if (!isWhole || picked.length !== questions.length) return;
  if (pickedSent && pickedRound === rounds) return;
  const sent = await send(code, { method: 'PUT', path: '/check', body: { token, picked } });
  if (mustJoin(code, sent)) return;
  if (sent.ok) {
    change((kept) => ({ ...kept, pickedSent: isSame(kept.picked, picked), pickedRound: rounds }));
  }
}

const joinedCodes = new Set<string>();

function mustJoin(code: string, sent: { ok: boolean; reason?: string }): boolean {
  if (sent.ok || sent.reason !== 'not_joined') return false;
  return joinedCodes.delete(code);
}

/** False if nothing more can be sent now. */
async function sendDraft(
  code: string,
  draft: KeptDraft,
  { change, round }: { change: Change; round: number },
): Promise<boolean> {
  const { token } = readKept(code);
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
  if (!sent.ok && (sent.reason === 'offline' || sent.reason === 'unanswered')) {
    if (sent.reason === 'unanswered') change((kept) => noteGone(kept, secret, round));
    return false;
  }
  change((kept) =>
    state === 'leaving' ? without(kept, secret) : noteAnswer(kept, draft, { sent, round }),
  );
  return true;
}

/** What the server said to a card, unless it was written anew while it was under way. */
function noteAnswer(
  kept: Kept,
  draft: KeptDraft,
  { sent, round }: { sent: Sent; round: number },
): Kept {
  const missed = draft.round === undefined ? 'late' : 'unsure';
  const refused = !sent.ok && sent.reason === 'not_open' ? missed : 'refused';
  const next: KeptDraft['state'] = sent.ok ? 'sent' : refused;
  const sentIn = sent.ok ? { round } : {};
  const drafts = kept.drafts.map((one) =>
    isSame(contentOf(one), contentOf(draft))
      ? { ...one, ...sentIn, state: one.state === 'leaving' ? one.state : next }
      : one,
  );
  return { ...kept, drafts };
}

function contentOf({ secret, kind, text, image }: KeptDraft) {
  return [secret, kind, text, image];
}

/** It went off, and nobody answered: it may be there. */
function noteGone(kept: Kept, secret: string, round: number): Kept {
  const drafts = kept.drafts.map((one) => (one.secret === secret ? { ...one, round } : one));
  return { ...kept, drafts };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
