import { sql } from 'kysely';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { Change } from '#src/server/run-command.ts';
import type { RecordTypes } from './record-type.ts';
import { visible } from './visible.ts';

/**
 * Of the changed records those that the actor may see. Of what is no record, and of changes in bulk, the
 * type alone is told, and by which commands the actor did it themselves: an id may be that of a member, and
 * tell what a colleague does at this moment.
 */
export async function seenChanges(
  ctx: ReadContext,
  types: RecordTypes,
  changes: Change[],
): Promise<Change[]> {
  const seen: Change[] = [];
  for (const type of new Set(changes.map((change) => change.type))) {
    const ofType = changes.filter((change) => change.type === type);
    const ids = ofType.map(({ id }) => id).filter((id) => id !== '');
    if (!types.has(type) || ids.length < ofType.length) {
      seen.push(...withoutIds(ctx.actor, ofType));
      continue;
    }
    const rows = await ctx.db.rows<{ id: string }>(sql`
      select r.id from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
    const seenIds = new Set(rows.map(({ id }) => id));
    seen.push(...ofType.filter(({ id }) => seenIds.has(id)));
  }
  return seen;
}

/** Changes of one type: those of all others as one, the actor's own once a command. */
function withoutIds({ memberId }: Actor, changes: readonly Change[]): Change[] {
  const commands = new Map<string | null, Change>();
  for (const { type, by } of changes) {
    const own = by?.member === memberId ? by : undefined;
    commands.set(own?.command ?? null, { type, id: '', ...(own && { by: own }) });
  }
  return [...commands.values()];
}
