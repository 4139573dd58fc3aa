import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { RecordTypes } from '../record-type.ts';
import { indexRecords } from '../search/index-records.ts';

const AT_ONCE = 2000;

/** What a member owns is seen by the team they are in now. The member's own event tells of it. */
export async function moveToTeam(
  ctx: WriteContext,
  types: RecordTypes,
  move: { ownerId: string; teamId: string | null },
): Promise<void> {
  for (const table of [...types.keys(), 'search_entry']) {
    await ctx.db.rows(sql`
      update ${sql.table(table)} r set team_id = ${move.teamId}
      where r.workspace_id = ${ctx.actor.workspaceId} and r.owner_id = ${move.ownerId}`);
  }
  await indexAnew(ctx, types, move.ownerId);
}

/**
 * By the words of what it refers to a record is found only by those who see that too. So what a team
 * sees is looked at again when it is another team, and what refers to it.
 */
async function indexAnew(ctx: WriteContext, types: RecordTypes, ownerId: string): Promise<void> {
  const { workspaceId } = ctx.actor;
  for (const { declaration } of types.values()) {
    const references = referencesOf(declaration, types);
    if (references.length === 0) continue;
    const follow = references.map(
      ({ name, to }) => sql`exists (
        select from ${sql.table(to)} t where t.workspace_id = r.workspace_id
          and t.id = ${sql.ref(`r.${name}`)} and t.owner_id = ${ownerId} and t.visibility = 'team')`,
    );
    const own = sql`(r.owner_id = ${ownerId} and r.visibility = 'team')`;
    const rows = await ctx.db.rows<{ id: string }>(sql`
      select r.id from ${sql.table(declaration.type)} r
      where r.workspace_id = ${workspaceId} and (${sql.join([own, ...follow], sql` or `)})`);
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const ids = rows.slice(at, at + AT_ONCE).map(({ id }) => id);
      await indexRecords(ctx.db, declaration, ids);
    }
  }
}

/** The references whose words find the record. */
function referencesOf(declaration: RecordDeclaration, types: RecordTypes) {
  return Object.entries(declaration.fields).flatMap(([name, field]) =>
    field.kind === 'reference' && field.searchable && types.has(field.to)
      ? [{ name, to: field.to }]
      : [],
  );
}
