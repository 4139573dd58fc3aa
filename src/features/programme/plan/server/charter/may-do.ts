import type { ReadContext } from '#src/server/context.ts';
import type { ProgrammeRow } from '../programme-queries.ts';

/** Who leads the roll-out: its sponsor, administrator and deputy, and administrators of the workspace. */
export function mayDo({ actor }: ReadContext, row: ProgrammeRow | undefined) {
  if (!row || row.ended) return { lead: actor.role !== 'member', sponsor: false };
  const { sponsor_id, administrator_id, deputy_id } = row;
  const isNamed = [sponsor_id, administrator_id, deputy_id].includes(actor.memberId);
  const isDraft = row.passages.length === 1 && row.agreed_on === null;
  const isManager = isDraft && actor.role === 'manager';
  return {
    lead: isNamed || actor.role === 'administrator' || isManager,
    sponsor: actor.memberId === sponsor_id,
  };
}
