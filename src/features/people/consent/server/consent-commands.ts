import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { ConsentSource, ConsentState } from '../consent.ts';
import { purpose } from '../purpose.ts';
import { consentType } from './consent-type.ts';

export interface Said {
  person_ids: string[];
  purpose_id: string;
  state: ConsentState;
  source: ConsentSource;
  stated_at?: string | undefined;
  proof?: string | undefined;
  file_id?: string | undefined;
}

const MINUTE_MS = 60_000;

/** Adds what people said of a purpose; nothing that was said before is changed. */
export async function recordConsents(ctx: WriteContext, said: Said): Promise<string[]> {
  const { row } = await getRecord(ctx, purpose, said.purpose_id);
  if (row.deleted_at) throw gone('This purpose is in the bin. Restore it, or choose another.');
  const { proof, stated_at } = settle(ctx, said);
  const ids = [...new Set(said.person_ids)];
  await requirePeople(ctx, ids);
  const common = {
    purpose_id: said.purpose_id,
    state: said.state,
    source: said.source,
    stated_at,
    proof,
    file_id: said.file_id ?? null,
    recorded_by: ctx.actor.byLink ? null : ctx.actor.memberId,
  };
  return createRecords(
    ctx,
    consentType,
    ids.map((person_id) => ({ ...common, person_id })),
  );
}

function settle(ctx: WriteContext, { person_ids, state, proof, file_id, stated_at }: Said) {
  const now = ctx.now();
  if (stated_at && Date.parse(stated_at) > now.getTime() + MINUTE_MS) {
    throw invalid('stated_at', 'Nobody has said this yet: choose a day up to today.');
  }
  const text = proof?.trim() || null;
  if (person_ids.length > 1 && state === 'given' && !text && !file_id) {
    throw invalid(
      'proof',
      'Say how these people agreed, such as “Sign-up list of the fair, 12 May”. Without it nobody can prove it later.',
    );
  }
  return { proof: text, stated_at: stated_at ?? now.toISOString() };
}

/** Each of them, seen and not in the bin: of a list that is not whole nothing is recorded. */
async function requirePeople(ctx: WriteContext, ids: string[]): Promise<void> {
  const found = await ctx.db.first<{ count: number }>(sql`
    select count(*) as count from person r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.id = any(${ids}::uuid[])`);
  if (found!.count === ids.length) return;
  throw gone(
    ids.length === 1
      ? 'There is no such person, or they are not shared with you.'
      : `${ids.length - found!.count} of these people are not there any more or not shared with you. Load the list again.`,
  );
}

function gone(message: string): AppError {
  return new AppError('not_found', message, { reason: 'gone' });
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
