import { newId } from '#src/lib/ids.ts';
import { ApiProblem, isUnreachable } from '#src/web/api/api-problem.ts';
import { serverNow } from '#src/web/api/clock.ts';
import { rememberCommand } from '#src/web/api/commands.ts';
import { connection } from '#src/web/api/connection.ts';
import type { AskChange, Door, OutgoingWrite } from '#src/web/api/door.ts';
import { speakFor } from '#src/web/api/speaker.ts';
import { createDesk, type Desk } from './desk.ts';
import { doorText } from './door-text.ts';
import { forgetDrafts } from './drafts.ts';
import { type Known, loadOfflineRules, type OfflineRules, type Plan } from './offline-rules.ts';
import { noteOwner, readOwner } from './owner.ts';
import { nextToSend, type Values, type WriteMethod } from './queue/entry.ts';
import { noteEmptied, recallReady } from './ready.ts';
import { forgetKept } from './store/kept-answers.ts';
import { openOfflineDb } from './store/offline-db.ts';
import { shownAsOf } from './waiting.ts';

const ME = '/api/v1/me';
const SIGN_OUTS: readonly string[] = ['/api/v1/session', '/api/v1/sessions'];
/** An answer that takes longer is shown as it was kept, and taken in when it comes. */
const PATIENCE_MS = 4000;
const MOST_OF_NOBODY = 100;

/** The door of this tab: what is kept and what waits belong to the member who is signed in. */
export async function makeDoor(): Promise<Door> {
  const [rules, db] = await Promise.all([loadOfflineRules(), openOfflineDb()]);
  let desk: Desk | null = null;
  /** Answers from before it was told who is signed in. */
  const ofNobody = new Map<string, unknown>();

  function enter(member: string): Desk {
    if (desk?.owner !== member) {
      desk?.close();
      desk = createDesk(db, member);
      noteOwner(member);
      forgetDrafts(member);
      recallReady(member);
      void forgetKept(db, member);
    }
    return desk;
  }
  const known = (at: Desk): Known => ({
    find: async (id) => findRecord(rules, at, id),
    at: async (url) => {
      const kept = await at.kept.recall(url);
      return kept && (rules.overlay(url, kept.answer, at.entries()) as Values);
    },
    all: at.kept.all,
    entries: at.entries(),
    owner: at.owner,
  });

  const last = readOwner();
  if (last) await enter(last).ready;

  function note(url: string, answer: unknown): void {
    const member = url === ME ? (answer as { member?: { id?: string } })?.member?.id : undefined;
    if (member) enter(member);
    if (!rules.keeps(url)) return;
    if (!desk) {
      if (ofNobody.size < MOST_OF_NOBODY) ofNobody.set(url, answer);
      return;
    }
    const { kept } = desk;
    for (const [one, its] of [...ofNobody, [url, answer] as const]) {
      void kept.keep(one, its).catch(() => {});
    }
    ofNobody.clear();
  }

  async function readOrRecall<T>(url: string, ask: () => Promise<T>): Promise<T> {
    const at = desk;
    if (!(rules.keeps(url) || rules.makes(url))) return ask();
    if (!at) {
      const answer = await ask();
      note(url, answer);
      return answer;
    }
    const answer = await askOrRecall(url, ask, { at, rules, note });
    if (answer instanceof Refused) {
      const made = await makeAnswer(url, at, rules, known(at));
      if (made === undefined) throw answer.error;
      return made as T;
    }
    return rules.overlay(url, answer, at.entries()) as T;
  }

  async function write<T>(outgoing: OutgoingWrite, ask: (change: AskChange) => Promise<T>) {
    const at = desk;
    if (outgoing.method === 'DELETE' && SIGN_OUTS.includes(outgoing.url)) {
      const answer = await ask({});
      // what comes after is kept for nobody
      desk?.close();
      desk = null;
      await forgetKept(db);
      noteEmptied();
      noteOwner(null);
      return answer;
    }
    if (!at) return ask({});
    if (outgoing.options.reads) return askOrAnswerHere(outgoing, ask, { rules, known: known(at) });
    const taken = await takeBack(outgoing.url, at);
    if (taken) return taken === 'gone' ? (UNDONE as T) : ask({});
    const plan = await rules.plan(outgoing, known(at));
    if (!plan) return askAtOnce(ask);
    return sendOrWait(outgoing, plan, { at, ask });
  }

  return { read: (url, ask) => readOrRecall(url, ask).catch(sayNotHere), write, note };
}

/** Nothing is wrong: it is only not here, and comes when the connection is back. */
function sayNotHere(error: unknown): never {
  if (!isUnreachable(error)) throw error;
  throw new ApiProblem(doorText.text('notHere'), { code: 'unreachable' });
}

const UNDONE = { undone: [], kept: [] };

class Refused {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

interface Reading {
  at: Desk;
  rules: OfflineRules;
  note: Door['note'];
}

async function askOrRecall<T>(url: string, ask: () => Promise<T>, { at, note }: Reading) {
  const kept = await at.kept.recall(url).catch(() => undefined);
  const show = () => {
    if (url === ME) speakFor(at.owner);
    else shownAsOf.set(Math.min(shownAsOf.get() ?? Number.POSITIVE_INFINITY, kept!.at));
    return kept!.answer as T;
  };
  if (kept && !navigator.onLine) return show();
  const asked = ask().then((answer) => {
    note(url, answer);
    return answer;
  });
  try {
    const answer = kept ? await Promise.race([asked, pause(patience())]) : await asked;
    if (answer === TOO_LATE) return show();
    if (connection.get() === 'good') shownAsOf.set(null);
    return answer as T;
  } catch (error) {
    if (kept && isAway(error)) return show();
    if (isAway(error) || isMissing(error)) return new Refused(error);
    throw error;
  } finally {
    asked.catch(() => {});
  }
}

const TOO_LATE = Symbol('too late');

function patience(): number {
  return connection.get() === 'offline' ? PATIENCE_MS / 8 : PATIENCE_MS;
}

function pause(ms: number): Promise<typeof TOO_LATE> {
  return new Promise((done) => setTimeout(() => done(TOO_LATE), ms));
}

/** What is shown at an address that the server does not answer: what was made here, what is found here. */
async function makeAnswer(url: string, at: Desk, rules: OfflineRules, known: Known) {
  const made = rules.overlay(url, undefined, at.entries());
  if (made !== undefined) return made;
  const here = await rules.answerHere(url, undefined, known);
  return here === undefined ? undefined : rules.overlay(url, here, at.entries());
}

async function askOrAnswerHere<T>(
  { url, body }: OutgoingWrite,
  ask: (change: AskChange) => Promise<T>,
  { rules, known }: { rules: OfflineRules; known: Known },
): Promise<T> {
  const asked = ask({});
  try {
    const answer = await Promise.race([asked, pause(patience())]);
    if (answer !== TOO_LATE) return answer;
    const here = await rules.answerHere(url, body, known);
    return here === undefined ? await asked : (here as T);
  } catch (error) {
    const here = isAway(error) ? await rules.answerHere(url, body, known) : undefined;
    return here === undefined ? sayNotHere(error) : (here as T);
  } finally {
    asked.catch(() => {});
  }
}

/** Undoing what still waits is taking it out of the queue; what has been sent is undone by the server. */
async function takeBack(url: string, at: Desk): Promise<'gone' | null> {
  const seq = /^\/api\/v1\/commands\/waiting-(\d+)\/undo$/.exec(url)?.[1];
  if (!seq) return null;
  await at.takeBack(Number(seq));
  return 'gone';
}

/** What cannot wait: who knows of no connection is not kept hoping, and is told that it is not kept. */
async function askAtOnce<T>(ask: (change: AskChange) => Promise<T>): Promise<T> {
  try {
    return await ask(connection.get() === 'offline' ? { brief: true } : {});
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw new ApiProblem(doorText.text('notKept'), { code: 'unreachable' });
  }
}

interface Sending<T> {
  at: Desk;
  ask: (change: AskChange) => Promise<T>;
}

/** What was written before goes first; else it is tried at once, and waits if nobody answers. */
async function sendOrWait<T>(outgoing: OutgoingWrite, plan: Plan, { at, ask }: Sending<T>) {
  const { method, url, options } = outgoing;
  const key = `keep-${options.key ?? newId()}`;
  if (!nextToSend(at.entries()) && navigator.onLine) {
    try {
      const given = await ask({ body: plan.body, key, brief: true });
      at.noteSaved(given);
      return given;
    } catch (error) {
      if (!isAway(error)) throw error;
    }
  }
  const writtenAt = new Date(serverNow()).toISOString();
  const { body, makes, target } = plan;
  const { answer, ...foreseen } = await plan.foresee();
  const request = { key, method: method as WriteMethod, path: url, body };
  const entry = await at.add({ ...request, makes, target, writtenAt, ...foreseen });
  const command = `waiting-${entry.seq}`;
  if (options.gather) options.gather.push(command);
  else if (options.says !== false)
    rememberCommand({ ids: [command], says: options.says ?? foreseen.says });
  return answer as T;
}

/** No answer, or one of something between here and the server. */
function isAway(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    (error.code === 'unreachable' || [502, 503, 504].includes(error.status))
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'not_found';
}

/** The record as it was kept last; a card or a line that tells a part of it only if there is no more. */
async function findRecord(rules: OfflineRules, at: Desk, id: string) {
  let part: Record<string, unknown> | undefined;
  for (const { url, answer } of await at.kept.all()) {
    const found = findIn(rules.overlay(url, answer, at.entries()), id);
    if (found?.created_at) return found;
    part ??= found;
  }
  return part;
}

/** The first object with this id and a version, anywhere in an answer. */
function findIn(value: unknown, id: string): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const object = value as Record<string, unknown>;
  if (object.id === id && typeof object.version === 'number') return object;
  for (const part of Object.values(object)) {
    const found = findIn(part, id);
    if (found) return found;
  }
  return undefined;
}
