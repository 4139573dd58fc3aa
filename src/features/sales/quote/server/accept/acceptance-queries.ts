import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';

/** How a quote came to be accepted. */
interface Acceptance {
  /** Who noted it; null is the customer on the quote's page. */
  member_id: string | null;
  command_id: string;
}

export async function findAcceptance(
  { db, actor }: ReadContext,
  id: string,
): Promise<Acceptance | undefined> {
  return db.first<Acceptance>(sql`
    select actor_id as member_id, command_id from ledger_event
    where workspace_id = ${actor.workspaceId} and record_id = ${id} and verb = 'quote.accepted'
    order by seq desc limit 1`);
}

/** Who noted it, and the command by whose undo the reader may take that back; null if it is not theirs. */
export async function readAcceptance(ctx: ReadContext, row: { id: string; status: string | null }) {
  const found = row.status === 'accepted' ? await findAcceptance(ctx, row.id) : undefined;
  if (!found) return null;
  const { member_id, command_id } = found;
  const isTheirs = member_id === ctx.actor.memberId || ctx.actor.role !== 'member';
  return { member_id, undo: member_id && isTheirs ? command_id : null };
}
