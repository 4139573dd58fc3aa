import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { addDays } from '#src/lib/days.ts';
import type { WriteContext } from '#src/server/context.ts';
import {
  CHECK_DAYS,
  isAgreementChanged,
  isReached,
  mayWrite,
  type Words,
} from '../conversation.ts';
import { noteSomething, refuseClosed, refused } from './conversation-commands.ts';
import { type ConversationRow, requireOwn } from './conversation-queries.ts';

type Said = { [K in keyof Words]?: Words[K] | undefined };

/** Each side writes its own part; a change of what is agreed asks both anew. */
export async function sayWords(
  ctx: WriteContext,
  { id, version, said }: { id: string; version: number | undefined; said: Said },
): Promise<number> {
  const { row, side, words } = await requireOwn(ctx, id, { forUpdate: true });
  refuseUnbegun(row);
  refuseStale(row, version);
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  const foreign = given.find(([word]) => !mayWrite(side, word as keyof Words));
  if (foreign) {
    throw new AppError('forbidden', 'This part is for the other to write.', {
      reason: 'not_yours',
      issues: [{ path: [foreign[0]], message: 'This part is for the other to write.' }],
    });
  }
  const cleared = given.map(([word, value]) => [word, value === '' ? null : value]);
  const after: Words = { ...words, ...Object.fromEntries(cleared) };
  if (said.check_on) await checkDay(ctx, said.check_on);
  const both = isAgreementChanged(words, after)
    ? sql`, leader_agreed_on = null, member_agreed_on = null`
    : sql``;
  await ctx.db.rows(sql`
    update conversation set words = ${JSON.stringify(after)}::jsonb, version = version + 1 ${both}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  noteSomething(ctx);
  return row.version + 1;
}

/** To what stands there now; each from their own session. */
export async function agreeWords(
  ctx: WriteContext,
  { id, agreed, version }: { id: string; agreed: boolean; version: number },
): Promise<void> {
  const { row, side, words } = await requireOwn(ctx, id, { forUpdate: true });
  refuseUnbegun(row);
  refuseStale(row, version);
  if (agreed && !isReached(words, 'agreement')) {
    throw refused(
      'not_said',
      'The steps before it come first: what happened, what the other says, and of what kind it is.',
    );
  }
  if (agreed && !(words.agreement && words.check_on)) {
    throw refused(
      'no_agreement',
      'Write down what you agree on, and on which day you look at it again. Then agree.',
    );
  }
  const { day } = await readMemberDay(ctx);
  const column = sql.ref(side === 'leader' ? 'leader_agreed_on' : 'member_agreed_on');
  await ctx.db.rows(sql`
    update conversation set ${column} = ${agreed ? day : null}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  noteSomething(ctx);
}

async function checkDay(ctx: WriteContext, day: string): Promise<void> {
  const { day: today } = await readMemberDay(ctx);
  if (day >= today && day <= addDays(today, CHECK_DAYS)) return;
  const message = 'Look at it again within two weeks. Choose a day in the fortnight to come.';
  throw new AppError('invalid', message, {
    reason: 'too_late',
    issues: [{ path: ['check_on'], message }],
  });
}

function refuseUnbegun(row: ConversationRow): void {
  refuseClosed(row);
  if (!row.begun_on) throw refused('not_begun', 'It begins once the other has said yes.');
}

function refuseStale(row: ConversationRow, version: number | undefined): void {
  if (version === undefined || version === row.version) return;
  throw new AppError('stale', 'The other wrote something meanwhile. Read it, then go on.', {
    reason: 'stale_version',
  });
}
