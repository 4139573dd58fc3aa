import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listChoices, setListChoice } from '#src/records/endpoints/view-endpoints.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { command, type Route, read } from '#src/server/http/route.ts';
import type { RecordTypes } from '../record-type.ts';
import { visible } from '../visible.ts';

interface ListChoice {
  record_type: string;
  default_view: string | null;
  pinned: string[];
}

/** What each member chose of the views: their own affair, seen by nobody else. */
export function listChoiceRoutes(types: RecordTypes): Route[] {
  return [
    read(listChoices, async (ctx) => ({ items: await readChoices(ctx) })),
    command(setListChoice, (ctx, { params, body }) => {
      const type = types.get(params.type);
      if (!type) throw new AppError('not_found', `There is no record type "${params.type}".`);
      return setChoice(ctx, type.declaration, body);
    }),
  ];
}

function readChoices(ctx: ReadContext): Promise<ListChoice[]> {
  return ctx.db.rows<ListChoice>(sql`
    select record_type, default_view, pinned from list_choice
    where workspace_id = ${ctx.actor.workspaceId} and member_id = ${ctx.actor.memberId}
    order by record_type`);
}

async function setChoice(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  change: { default_view?: string | null | undefined; pinned?: string[] | undefined },
): Promise<ListChoice> {
  const { workspaceId, memberId } = ctx.actor;
  const { type } = declaration;
  const known = (await readChoices(ctx)).find(({ record_type }) => record_type === type);
  const before = known ?? { record_type: type, default_view: null, pinned: [] };
  const after: ListChoice = {
    record_type: type,
    default_view: change.default_view === undefined ? before.default_view : change.default_view,
    pinned: change.pinned ? [...new Set(change.pinned)] : before.pinned,
  };
  await requireViews(ctx, declaration, { before, after });
  await ctx.db.rows(sql`
    insert into list_choice (workspace_id, member_id, record_type, default_view, pinned)
    values (${workspaceId}, ${memberId}, ${after.record_type}, ${after.default_view}, ${after.pinned}::uuid[])
    on conflict (workspace_id, member_id, record_type)
      do update set default_view = excluded.default_view, pinned = excluded.pinned`);
  ctx.emit({
    verb: 'list_choice.changed',
    type: 'list_choice',
    id: memberId,
    changes: {
      default_view: [before.default_view, after.default_view],
      pinned: [before.pinned, after.pinned],
    },
  });
  return after;
}

/** A name is that of a view that the list has by itself; the refusal says which there are. */
function requireBuiltIn({ listViews = [] }: RecordDeclaration, name: string): void {
  if (listViews.includes(name)) return;
  const message =
    listViews.length > 0
      ? `This list has no view "${name}". Give the id of a saved one, or one of these: ${listViews.join(', ')}.`
      : `This list has no view "${name}". Give the id of a saved one.`;
  throw invalid('default_view', message);
}

/** What is chosen anew is built in, or a view of this type that they see. */
async function requireViews(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  { before, after }: Record<'before' | 'after', ListChoice>,
): Promise<void> {
  const start = after.default_view !== before.default_view ? after.default_view : null;
  const isSaved = start !== null && isId(start);
  if (start !== null && !isSaved) requireBuiltIn(declaration, start);
  const asked: Record<string, string[]> = {
    default_view: isSaved ? [start] : [],
    pinned: after.pinned.filter((id) => !before.pinned.includes(id)),
  };
  for (const [field, ids] of Object.entries(asked)) {
    if (ids.length === 0) continue;
    const seen = await ctx.db.rows(sql`
      select r.id from saved_view r
      where ${visible(ctx.actor, 'r')} and r.deleted_at is null
        and r.record_type = ${after.record_type} and r.id = any(${ids}::uuid[])`);
    if (seen.length === ids.length) continue;
    const message = 'There is no such view, or it is not shared with you.';
    throw invalid(field, message);
  }
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
