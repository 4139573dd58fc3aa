import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';
import { isImageName } from '../../images/images.ts';
import {
  cleanText,
  MOST_CARDS,
  MOST_DRAFTS_EACH,
  MOST_PARTICIPANTS,
  MOST_TEXT,
} from '../../limits.ts';
import { isCollecting, stepAt } from '../../steps.ts';
import type { StepKind } from '../../templates.ts';
import type { WorkshopRow } from '../workshop-queries.ts';
import type { Joined } from './find-workshop.ts';
import { createWriteLimit } from './write-limit.ts';
import { writeUnnamed } from './write-unnamed.ts';

interface Draft {
  token: string;
  secret: string;
  kind: string;
  text: string;
  image?: string | null | undefined;
}

interface StoredDraft extends Pick<Draft, 'kind' | 'text' | 'image'> {
  secretHash: Buffer;
  /** How many of this phone wait besides. */
  waiting: number;
}

/** What participants send, of which nothing tells who they are. */
export function createSending({ machinery, keyFor }: Pick<Services, 'machinery' | 'keyFor'>) {
  const key = keyFor('workshop secrets');
  const allowances = createAllowances();
  const limit = createWriteLimit();

  /** Of its own kind each, so that a token and a secret do not meet in the database. */
  const hash = (purpose: string, id: string, secret: string) =>
    createHmac('sha256', key).update(`${purpose} ${id} ${secret}`).digest();

  function isJoined({ workspaceId, row }: Joined, tokenHash: Buffer) {
    return machinery.database.read(workspaceId, (db) =>
      db.first(sql`
        select true as known from workshop_participant p where p.workspace_id = ${workspaceId}
          and p.workshop_id = ${row.id} and p.token_hash = ${tokenHash}`),
    );
  }

  /** Who has joined may write, so many times in a minute. */
  async function requireJoined(joined: Joined, token: string): Promise<Buffer> {
    const tokenHash = hash('participant', joined.row.id, token);
    await limit.countWrite(joined.row.id, tokenHash.toString('hex'));
    if (await isJoined(joined, tokenHash)) return tokenHash;
    throw new AppError('conflict', 'Join the workshop first.', { reason: 'not_joined' });
  }

  /** Each of these tells whether it has changed how many there are. */
  async function join(joined: Joined, token: string): Promise<boolean> {
    const { workspaceId, row, sender } = joined;
    if (row.closed_on) return false;
    const tokenHash = hash('participant', row.id, token);
    if (await isJoined(joined, tokenHash)) return false;
    await limit.countToken(row.id, sender);
    const table = 'workshop_participant';
    return writeUnnamed(machinery, { workspaceId, table }, async (db) => {
      const { count } = (await db.first<{ count: number }>(sql`
        select count(*)::int as count from workshop_participant p
        where p.workspace_id = ${workspaceId} and p.workshop_id = ${row.id}
          and p.token_hash <> ${tokenHash}`))!;
      if (count >= MOST_PARTICIPANTS) {
        throw new AppError('conflict', `No more than ${MOST_PARTICIPANTS} phones can take part.`, {
          reason: 'full',
        });
      }
      const added = await db.rows(sql`
        insert into workshop_participant (workspace_id, workshop_id, token_hash)
        values (${workspaceId}, ${row.id}, ${tokenHash}) on conflict do nothing
        returning true as added`);
      return added.length > 0;
    });
  }

  async function sendDraft(joined: Joined, draft: Draft): Promise<boolean> {
    const token = (await requireJoined(joined, draft.token)).toString('hex');
    const text = checkDraft(draft);
    const secretHash = hash('draft', joined.row.id, draft.secret);
    // held before it is stored, so that many at once do not all find the same room
    const waiting = allowances.take(token);
    let isKept = false;
    try {
      isKept = await storeDraft(joined, { ...draft, text, secretHash, waiting });
    } finally {
      if (!isKept) allowances.giveBack(token);
    }
    return isKept;
  }

  function storeDraft(
    joined: Joined,
    { kind, text, image, secretHash, waiting }: StoredDraft,
  ): Promise<boolean> {
    const { workspaceId, row } = joined;
    return writeUnnamed(machinery, { workspaceId, table: 'workshop_draft' }, async (db) => {
      const now = await readOpen(db, joined, ['cards', 'images']);
      requireKind(now, kind);
      const room = await readRoom(db, joined, secretHash);
      if (!room.known) requireRoom({ ...room, waiting });
      await db.rows(sql`
          insert into workshop_draft (workspace_id, workshop_id, secret_hash, kind, text, image)
          values (${workspaceId}, ${row.id}, ${secretHash}, ${kind}, ${text},
            ${image ?? null})
          on conflict (workspace_id, workshop_id, secret_hash) do update
          set kind = excluded.kind, text = excluded.text, image = excluded.image`);
      return !room.known;
    });
  }

  async function withdrawDraft(
    joined: Joined,
    { token, secret }: { token: string; secret: string },
  ): Promise<boolean> {
    const { workspaceId, row } = joined;
    const own = (await requireJoined(joined, token)).toString('hex');
    const secretHash = hash('draft', row.id, secret);
    const [gone] = await writeUnnamed(machinery, { workspaceId, table: 'workshop_draft' }, (db) =>
      db.rows(sql`
        delete from workshop_draft d where d.workspace_id = ${workspaceId}
          and d.workshop_id = ${row.id} and d.secret_hash = ${secretHash} returning true as gone`),
    );
    if (gone) allowances.giveBack(own);
    return gone !== undefined;
  }

  async function sendBallot(
    joined: Joined,
    { token, marks, kind }: { token: string; marks: unknown; kind: 'vote' | 'check' },
  ): Promise<boolean> {
    const { workspaceId, row } = joined;
    await requireJoined(joined, token);
    const ballotHash = hash(`ballot ${kind}`, row.id, token);
    return writeUnnamed(machinery, { workspaceId, table: 'workshop_ballot' }, async (db) => {
      const now = await readOpen(db, joined, [kind]);
      if (kind === 'vote') await requireDots(db, now, marks as Record<string, number>);
      else requirePicked(now, marks as number[]);
      const known = await db.first(sql`
        select true as known from workshop_ballot b where b.workspace_id = ${workspaceId}
          and b.workshop_id = ${row.id} and b.round = ${kind} and b.ballot_hash = ${ballotHash}`);
      await db.rows(sql`
        insert into workshop_ballot (workspace_id, workshop_id, round, ballot_hash, marks)
        values (${workspaceId}, ${row.id}, ${kind}, ${ballotHash}, ${JSON.stringify(marks)}::jsonb)
        on conflict (workspace_id, workshop_id, round, ballot_hash) do update
        set marks = excluded.marks`);
      return known === undefined;
    });
  }

  return { requireJoined, join, sendDraft, withdrawDraft, sendBallot };
}

const MOST_ALLOWANCES = 20_000;

/** How many each phone has waiting; in no table, so that no row leads from one to the other. */
function createAllowances() {
  const held = new Map<string, number>();
  return {
    /** Gives how many it had before this one. */
    take(token: string): number {
      if (held.size > MOST_ALLOWANCES) held.clear();
      const waiting = held.get(token) ?? 0;
      held.set(token, waiting + 1);
      return waiting;
    },
    giveBack(token: string): void {
      held.set(token, Math.max(0, (held.get(token) ?? 0) - 1));
    },
  };
}

type Now = Pick<WorkshopRow, 'id' | 'template' | 'step' | 'phase' | 'dots' | 'questions'> & {
  workspaceId: string;
};

/** Where the workshop is now, behind the lock: nothing comes in after it was revealed. */
async function readOpen(
  db: Db,
  { workspaceId, row }: Joined,
  kinds: readonly StepKind[],
): Promise<Now> {
  const now = await db.first<Omit<Now, 'workspaceId'>>(sql`
    select w.id, w.template, w.step, w.phase, w.dots, w.questions from workshop w
    where w.workspace_id = ${workspaceId} and w.id = ${row.id} and w.deleted_at is null`);
  const isOpen = now && isCollecting(now.template, now);
  if (isOpen && kinds.includes(stepAt(now.template, now.step).kind)) return { ...now, workspaceId };
  throw new AppError('conflict', 'This step is over; nothing more comes in now.', {
    reason: 'not_open',
  });
}

function checkDraft({ kind, text, image }: Draft): string {
  const clean = cleanText(text);
  if (clean.length > MOST_TEXT) {
    throw new AppError('invalid', `Write at most ${MOST_TEXT} characters on a card.`);
  }
  if (kind === 'image') {
    if (image && isImageName(image)) return clean;
    throw new AppError('invalid', 'Choose one of the images.');
  }
  if (clean === '') throw new AppError('invalid', 'Write something on the card first.');
  return clean;
}

function requireKind({ template, step }: Now, kind: string): void {
  const now = stepAt(template, step);
  const may = now.kind === 'images' ? ['image'] : [...(now.cards ?? [])];
  if (may.some((one) => one === kind)) return;
  throw new AppError('invalid', 'Cards of this kind are not collected now.', { reason: 'kind' });
}

async function readRoom(db: Db, { workspaceId, row }: Joined, secretHash: Buffer) {
  const room = await db.first<{ known: boolean; total: number }>(sql`
    select exists (select from workshop_draft d where d.workspace_id = ${workspaceId}
        and d.workshop_id = ${row.id} and d.secret_hash = ${secretHash}) as known,
      (select count(*)::int from workshop_draft d
        where d.workspace_id = ${workspaceId} and d.workshop_id = ${row.id})
      + (select count(*)::int from workshop_card c
        where c.workspace_id = ${workspaceId} and c.workshop_id = ${row.id}) as total`);
  return room!;
}

function requireRoom({ total, waiting }: { total: number; waiting: number }): void {
  if (waiting >= MOST_DRAFTS_EACH || total >= MOST_CARDS) {
    throw new AppError(
      'conflict',
      'That is more than the workshop takes in. Withdraw a card or put two into one.',
      { reason: 'too_many' },
    );
  }
}

/** One answer to each question, so that nobody counts for one without having answered it. */
function requirePicked({ questions }: Now, picked: readonly number[]): void {
  const isWhole =
    picked.length > 0 &&
    picked.length === questions.length &&
    questions.every(({ options }, at) => picked[at]! < options.length);
  if (isWhole) return;
  throw new AppError('invalid', 'Choose one answer to each question.', { reason: 'not_whole' });
}

/** No more dots than everybody has, on clusters that are there. */
async function requireDots(db: Db, now: Now, marks: Record<string, number>): Promise<void> {
  const given = Object.values(marks).reduce((sum, dots) => sum + dots, 0);
  if (given > now.dots) {
    throw new AppError('invalid', `You have ${now.dots} dots to give.`, {
      reason: 'too_many_dots',
    });
  }
  const ids = Object.keys(marks);
  const { count } = (await db.first<{ count: number }>(sql`
    select count(*)::int as count from workshop_cluster k
    where k.workspace_id = ${now.workspaceId} and k.workshop_id = ${now.id}
      and k.id = any(${ids}::uuid[]) and k.deleted_at is null`))!;
  if (count === ids.length) return;
  throw new AppError('conflict', 'The themes have changed. Look again, then give your dots.', {
    reason: 'cluster_gone',
  });
}
