import { sql } from 'kysely';
import { personType } from '#src/features/people/person/server/person-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { recordConsents } from '../consent-commands.ts';
import { readPersonConsents } from '../consent-queries.ts';

interface Asked {
  personId: string;
  /** What they no longer want; absent: nothing at all. */
  purposeId?: string | undefined;
  /** For the proof: where and when it was asked from. */
  address: string;
}

/** Takes back what still holds. Who asks twice finds it done. */
export async function unsubscribePerson(ctx: WriteContext, asked: Asked): Promise<void> {
  const { purposes } = await readPersonConsents(ctx, asked.personId);
  const meant = purposes.filter(
    ({ purpose }) => asked.purposeId === undefined || purpose.id === asked.purposeId,
  );
  if (asked.purposeId !== undefined && meant.length === 0) {
    throw new AppError('not_found', 'This purpose is no longer there.', { reason: 'gone' });
  }
  for (const { purpose, entries } of meant) {
    const last = entries[0]?.state;
    if (last === 'withdrawn' || last === 'refused') continue;
    await recordConsents(ctx, {
      person_ids: [asked.personId],
      purpose_id: purpose.id,
      state: 'withdrawn',
      source: 'unsubscribe_link',
      proof: asked.address ? `Unsubscribe link, from ${asked.address}` : 'Unsubscribe link',
    });
  }
  if (asked.purposeId === undefined) await endMail(ctx, asked.personId);
}

/** Purposes that come later are meant too. */
async function endMail(ctx: WriteContext, id: string): Promise<void> {
  const row = await ctx.db.first<{ do_not_contact: string[] }>(sql`
    select r.do_not_contact from person r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.id = ${id}`);
  if (!row || row.do_not_contact.includes('mail')) return;
  const patch = { do_not_contact: [...row.do_not_contact, 'mail'] };
  await updateRecords(ctx, personType, [{ id, patch }], {
    verb: 'unsubscribed',
    isPermitted: true,
  });
}

/** The person of a link and who looks after them; undefined if they are no longer kept. */
export function findLinkPerson(
  { db }: Pick<ReadContext, 'db'>,
  { workspaceId, recordId }: { workspaceId: string; recordId: string },
) {
  return db.first<{
    id: string;
    owner_id: string | null;
    team_id: string | null;
    do_not_contact: string[];
  }>(sql`
    select p.id, p.owner_id, p.team_id, p.do_not_contact from person p
    where p.workspace_id = ${workspaceId} and p.id = coalesce((
      select m.into_id from merged_record m where m.workspace_id = ${workspaceId}
        and m.record_type = 'person' and m.record_id = ${recordId}), ${recordId})
      and p.deleted_at is null`);
}
