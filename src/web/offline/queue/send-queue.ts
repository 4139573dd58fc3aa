import { type Entry, nextToSend, type OpenQuestion, type Refusal } from './entry.ts';
import type { Queue } from './queue.ts';

/**
 * `done`: all that can go has gone. `later`: no answer, or the server is busy. `sign-in`: nobody is
 * signed in. `other-member`: somebody else is, whose session sends nothing of this member.
 */
export type Outcome = 'done' | 'later' | 'sign-in' | 'other-member';

export interface Sending {
  outcome: Outcome;
  /** The least time to wait, where the server named one. */
  waitMs: number;
}

export interface SendOptions {
  queue: Queue;
  owner: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  onSent?: (entry: Entry, command: string | null) => void;
}

const ANSWER_WITHIN_MS = 30_000;
/** A server that breaks over the same entry so often will go on to; the person is told. */
const MOST_BREAKS = 5;
const BUSY = new Set([408, 425, 429, 502, 503, 504]);

/** Sends what waits, one after the other, until nothing is left or the way is blocked. */
export async function sendQueue(options: SendOptions): Promise<Sending> {
  const { queue } = options;
  for (;;) {
    const entry = nextToSend(await queue.list());
    if (!entry) return { outcome: 'done', waitMs: 0 };
    const answer = await post(entry, options).catch(() => null);
    if (!answer) return { outcome: 'later', waitMs: 0 };
    const base = answer.status === 412 ? await findHarmless(entry, options) : null;
    const blocked =
      base === null ? await take(entry, answer, options) : await queue.mend(entry.seq, { base });
    if (blocked) return blocked;
  }
}

interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> | null;
}

/** An answer that breaks off half way is none. */
async function post(entry: Entry, { fetch, owner }: SendOptions): Promise<Answer> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/json',
    'idempotency-key': entry.key,
    'uptake-member': owner,
    'uptake-written': entry.writtenAt,
  };
  if (entry.method === 'PATCH' && entry.base !== null) headers['if-match'] = `"${entry.base}"`;
  const response = await fetch(entry.path, {
    method: entry.method,
    headers,
    body: JSON.stringify(entry.body),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const { status } = response;
  const text = await response.text();
  return { status, headers: response.headers, body: readObject(text) };
}

/**
 * The version that a change can be made against after all: somebody changed the record meanwhile, but
 * nothing that this entry changes. Null if they met in a field, or it cannot be found out.
 */
async function findHarmless(entry: Entry, { fetch, owner }: SendOptions): Promise<number | null> {
  if (!entry.before) return null;
  const headers = { accept: 'application/json', 'uptake-member': owner };
  try {
    const response = await fetch(entry.path, { method: 'GET', headers });
    const now = response.ok ? readObject(await response.text()) : null;
    const isAsSeen = Object.keys(entry.body).every(
      (name) => JSON.stringify(now?.[name] ?? null) === JSON.stringify(entry.before![name] ?? null),
    );
    return isAsSeen && !now?.deleted_at && typeof now?.version === 'number' ? now.version : null;
  } catch {
    return null;
  }
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Acts on the answer; gives why no more can be sent now, or nothing. */
async function take(
  entry: Entry,
  answer: Answer,
  { queue, onSent }: SendOptions,
): Promise<Sending | undefined> {
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) {
    await queue.settle(entry, versionOf(entry, body));
    onSent?.(entry, headers.get('uptake-command'));
    return undefined;
  }
  if (BUSY.has(status)) {
    return { outcome: 'later', waitMs: (Number(headers.get('retry-after')) || 0) * 1000 };
  }
  const refusal = readRefusal(status, body ?? {});
  if (status === 401) {
    const outcome = refusal.reason === 'other_member' ? 'other-member' : 'sign-in';
    return { outcome, waitMs: 0 };
  }
  // sent long ago, and its answer never came back
  if (refusal.reason === 'id_taken' && entry.makes) await queue.settle(entry, null);
  else if (status < 500 || (await queue.noteBreak(entry)) >= MOST_BREAKS) {
    await queue.refuse(entry, refusal);
  } else return { outcome: 'later', waitMs: 0 };
  return undefined;
}

function versionOf({ makes, target }: Entry, body: Record<string, unknown> | null): number | null {
  const isIts = body?.id === makes || body?.id === target;
  return isIts && typeof body?.version === 'number' ? body.version : null;
}

interface ProblemDocument {
  title?: string;
  detail?: string;
  code?: string;
  reason?: string;
  issues?: { path: (string | number)[] }[];
  questions?: OpenQuestion[];
}

function readRefusal(status: number, said: ProblemDocument): Refusal {
  const fields = said.issues?.map(({ path }) => path.join('.')) ?? [];
  return {
    status,
    code: said.code ?? 'broken',
    message: said.detail ?? said.title ?? '',
    ...(said.reason && { reason: said.reason }),
    ...(fields.length > 0 && { fields }),
    ...(said.questions && { questions: said.questions }),
  };
}
