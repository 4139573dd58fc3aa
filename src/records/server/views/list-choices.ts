import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import { listChoices, setListChoice } from '#src/records/endpoints/view-endpoints.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { command, type Route, read } from '#src/server/http/route.ts';
import type { RecordTypes } from '../record-type.ts';
import { visible } from '../visible.ts';

/** The web app alone knows which there are. */
const BUILT_IN = /^[a-z][a-z0-9_-]{0,59}$/i;

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
      if (!types.has(params.type)) {
        throw new AppError('not_found', `There is no record type "${params.type}".`);
      }
      return setChoice(ctx, { type: params.type, ...body });
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
  change: { type: string; default_view?: string | null | undefined; pinned?: string[] | undefined },
): Promise<ListChoice> {
  const { workspaceId, memberId } = ctx.actor;
  const known = (await readChoices(ctx)).find(({ record_type }) => record_type === change.type);
  const before = known ?? { record_type: change.type, default_view: null, pinned: [] };
  const after: ListChoice = {
    record_type: change.type,
    default_view: change.default_view === undefined ? before.default_view : change.default_view,
    pinned: change.pinned ? [...new Set(change.pinned)] : before.pinned,
  };
  await requireViews(ctx, before, after);
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

/** What is chosen anew is a view of this kind that they see; a name is that of a built-in one. */
async function requireViews(
  ctx: WriteContext,
  before: ListChoice,
  after: ListChoice,
): Promise<void> {
  const start = after.default_view !== before.default_view ? after.default_view : null;
  if (start !== null && !isId(start) && !BUILT_IN.test(start)) throw unknown('default_view');
  const asked: Record<string, string[]> = {
    default_view: start !== null && isId(start) ? [start] : [],
    pinned: after.pinned.filter((id) => !before.pinned.includes(id)),
  };
  for (const [field, ids] of Object.entries(asked)) {
    if (ids.length === 0) continue;
    const seen = await ctx.db.rows(sql`
      select r.id from saved_view r
      where ${visible(ctx.actor, 'r')} and r.deleted_at is null
        and r.record_type = ${after.record_type} and r.id = any(${ids}::uuid[])`);
    if (seen.length < ids.length) throw unknown(field);
  }
}

function unknown(field: string): AppError {
  const message = 'There is no such view, or it is not shared with you.';
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
