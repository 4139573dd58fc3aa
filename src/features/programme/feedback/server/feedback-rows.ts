import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { KeptTable } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { FeedbackKind } from '../feedback.ts';

export interface FeedbackRow {
  id: string;
  kind: FeedbackKind;
  said: string;
  page: string | null;
  member_id: string | null;
  said_on: string;
  owner_id: string | null;
  answer: string | null;
  done: boolean;
  answered_on: string | null;
  seen: boolean;
}

export const feedbackTable: KeptTable<'feedback'> = {
  name: 'feedback',
  fields: [
    ...['kind', 'said', 'page', 'member_id', 'said_on', 'owner_id', 'answer', 'done'],
    ...['answered_on', 'seen'],
  ],
  mayChange: () => {},
};

export async function lockFeedback(ctx: WriteContext, id: string): Promise<FeedbackRow> {
  const row = await ctx.db.first<FeedbackRow>(sql`
    select f.* from feedback f where f.workspace_id = ${ctx.actor.workspaceId} and f.id = ${id}
      and f.deleted_at is null for update`);
  if (!row)
    throw new AppError('not_found', 'There is nothing like that here. Load the page again.');
  return row;
}

export function requireHand({ actor }: WriteContext, { owner_id }: FeedbackRow): void {
  if (owner_id === actor.memberId || actor.role === 'administrator') return;
  throw new AppError(
    'forbidden',
    'Whoever looks after this answers it, or an administrator. Ask one of them.',
    { reason: 'not_owner' },
  );
}
