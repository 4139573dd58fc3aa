import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isOpen, judgeSupport } from '../support-gate.ts';
import {
  readEditions,
  readLeaders,
  readSetting,
  readSupport,
  type Setting,
} from './expectation-queries.ts';

export const expectationTable: KeptTable<'expectation'> = {
  name: 'expectation',
  fields: ['edition', 'asks', 'gives', 'opened_on', 'published_on', 'replaced_on'],
  mayChange: async (ctx) => {
    await requireSponsor(ctx);
  },
};

/** The sponsor writes it; what leaders were already asked to sign gives way to a new edition. */
export async function saveDraft(
  ctx: WriteContext,
  words: { asks: string[]; gives: string[] },
): Promise<string> {
  await requireSponsor(ctx);
  await lockExpectations(ctx);
  const { draft } = await readEditions(ctx);
  if (draft && draft.opened_on === null) {
    await keepRow(ctx, expectationTable, { id: draft.id, values: words, verb: 'changed' });
    return draft.id;
  }
  if (draft) await replace(ctx, draft.id);
  const last = await ctx.db.first<{ edition: number | null }>(sql`
    select max(e.edition) as edition from expectation e
    where e.workspace_id = ${ctx.actor.workspaceId}`);
  const id = newId();
  const values = { ...words, edition: (last?.edition ?? 0) + 1 };
  await keepRow(ctx, expectationTable, { id, values, verb: 'created' });
  return id;
}

/** Leaders are asked to sign first. */
export async function openDraft(ctx: WriteContext): Promise<void> {
  await requireSponsor(ctx);
  await lockExpectations(ctx);
  const { draft } = await readEditions(ctx);
  if (!draft)
    throw refused('no_draft', 'Nothing is written yet. Write it first, then ask leaders.');
  if (draft.opened_on) throw refused('opened', 'Leaders have been asked already.');
  const values = { opened_on: (await readMemberDay(ctx)).day };
  await keepRow(ctx, expectationTable, { id: draft.id, values, verb: 'opened' });
}

/** It is asked of everybody only after people had support, the effort is fair and leaders signed. */
export async function publishDraft(ctx: WriteContext): Promise<void> {
  const setting = await requireSponsor(ctx);
  await lockExpectations(ctx);
  const { current, draft } = await readEditions(ctx);
  if (!draft?.opened_on) {
    throw refused('not_opened', 'Leaders sign first. Ask them to sign, then ask everybody.');
  }
  const leaders = await readLeaders(ctx, setting, draft.id);
  const gate = judgeSupport(await readSupport(ctx, setting, leaders));
  const missing = gate.filter(({ met }) => !met);
  if (missing.length > 0) {
    throw new AppError(
      'conflict',
      'Support comes first: this can be asked of everybody once all that the page names is there.',
      { reason: 'support_gate', missing },
    );
  }
  if (current) await replace(ctx, current.id);
  const values = { published_on: (await readMemberDay(ctx)).day };
  await keepRow(ctx, expectationTable, { id: draft.id, values, verb: 'published' });
}

async function replace(ctx: WriteContext, id: string): Promise<void> {
  const values = { replaced_on: (await readMemberDay(ctx)).day };
  await keepRow(ctx, expectationTable, { id, values, verb: 'replaced' });
}

/** What leaders need to say openly before they sign, as long as they do not lead by the live figures. */
export async function requireOpen(
  ctx: WriteContext,
  { setting, id, statement }: { setting: Setting; id: string; statement: string | null },
): Promise<void> {
  const leaders = await readLeaders(ctx, setting, id);
  const own = leaders.find((one) => one.id === ctx.actor.memberId);
  if (!own) {
    throw new AppError('forbidden', 'Leaders sign first. It comes to you once they have.', {
      reason: 'no_leader',
    });
  }
  if (isOpen({ ...own, statement })) return;
  const message =
    'You do not lead eight in ten of your meetings by the live figures yet. Say openly how you will, then sign.';
  throw new AppError('invalid', message, {
    reason: 'say_openly',
    issues: [{ path: ['statement'], message }],
  });
}

export async function requireSponsor(ctx: WriteContext): Promise<Setting> {
  const setting = await readSetting(ctx);
  if (!setting) {
    throw new AppError(
      'conflict',
      'There is no programme under way. Write its charter first: it names the sponsor.',
      { reason: 'no_programme' },
    );
  }
  if (setting.isSponsor) return setting;
  throw new AppError('forbidden', 'Only the sponsor may do this. Talk to them.', {
    reason: 'not_sponsor',
  });
}

export function lockExpectations({ actor, db }: WriteContext): Promise<unknown> {
  return db.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`expectation ${actor.workspaceId}`}, 0))`,
  );
}

export function refused(reason: string, message: string): AppError {
  return new AppError('conflict', message, { reason });
}
