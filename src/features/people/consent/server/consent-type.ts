import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import { followAudience } from '#src/records/server/write/follow-audience.ts';
import type { WriteContext } from '#src/server/context.ts';
import german from '../consent.de.json' with { type: 'json' };
import italian from '../consent.it.json' with { type: 'json' };
import { consent } from '../consent.ts';

export const consentType: RecordType = {
  declaration: consent,
  packs: [german, italian],
  beforeSave: async (ctx, rows) => {
    for (const row of rows) requireWhole(row);
    await lockPeople(ctx, rows);
  },
  keepAudience: (ctx, rows) =>
    followAudience(ctx, { ...consent, fields: { person_id: consent.fields.person_id } }, rows),
  afterSave: settleWhatHolds,
};

/** An entry is made by the command that asks for all it takes, never by a form of fields. */
function requireWhole({ after }: SavedRow): void {
  if (after.purpose_id && after.state && after.source && after.stated_at) return;
  const message = 'Record what a person said with POST /api/v1/consents/record.';
  throw new AppError('invalid', message, { reason: 'consent_not_whole' });
}

/** Two who record at once for one person come one after the other, or both words would hold. */
async function lockPeople(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  await ctx.db.rows(sql`
    select p.id from person p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.id = any(${peopleOf(rows)}::uuid[])
    order by p.id for no key update`);
}

function peopleOf(rows: SavedRow[]): string[] {
  const ids = rows.flatMap(({ before, after }) => [before?.person_id, after.person_id]);
  return [...new Set(ids.filter(Boolean) as string[])];
}

/** It follows from the dates, so it is no change of its own in the ledger. */
async function settleWhatHolds(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const { workspaceId } = ctx.actor;
  await ctx.db.rows(sql`
    update consent c set holds = not c.holds
    from (
      select id, deleted_at is null and row_number() over (
        partition by person_id, purpose_id, deleted_at is null
        order by stated_at desc, created_at desc, id desc) = 1 as is_latest
      from consent where workspace_id = ${workspaceId} and person_id = any(${peopleOf(rows)}::uuid[])
    ) w
    where c.workspace_id = ${workspaceId} and c.id = w.id and c.holds <> w.is_latest`);
}
