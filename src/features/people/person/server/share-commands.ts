import { sql } from 'kysely';
import type { Visibility } from '#src/records/define-record.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { Referrer, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';

const OPENNESS: Record<Visibility, number> = { private: 0, team: 1, workspace: 2 };

/** What a row may be about; it is seen by nobody who does not see all of them. */
const SUBJECTS = { person_id: 'person', deal_id: 'deal', case_id: 'service_case' };

/** Who may see a row. */
export interface Audience {
  visibility: Visibility;
  owner_id: string | null;
  team_id: string | null;
}

export interface Follower extends Audience {
  id: string;
  person_id: string;
  /** What it was before its person was closed, if that closed it. */
  hidden_from: Visibility | null;
  /** It was written, or shared anew, after its person became as open as they were until now. */
  is_later: boolean;
}

/** Lets what was written about people, or deals, follow when who may see them changes. */
export async function shareAlike(
  ctx: WriteContext,
  referrers: readonly Referrer[],
  people: SavedRow[],
): Promise<void> {
  const known = new Map(people.map((person) => [person.after.id, person]));
  for (const referrer of referrers) {
    const followers = await readFollowers(ctx, referrer, [...known.keys()]);
    const patches = followers.flatMap((follower): FollowPatch[] => {
      const { before, after } = known.get(follower.person_id)!;
      const patch = followPatch(follower, asAudience(before!), asAudience(after));
      return patch ? [{ id: follower.id, patch, from: follower.visibility }] : [];
    });
    const kept = await keptClosed(ctx, referrer, patches);
    await updateRecords(
      ctx,
      referrer.type,
      patches
        .filter(({ id }) => !kept.has(id))
        .map(({ id, patch }) => ({ id, patch: { ...patch } })),
      { verb: 'followed', isPermitted: true },
    );
  }
}

interface FollowPatch {
  id: string;
  patch: Partial<Audience>;
  from: Visibility;
}

/** What is about several, such as a person and a deal, opens no further than the closest of them. */
async function keptClosed(
  ctx: WriteContext,
  { type }: Referrer,
  patches: FollowPatch[],
): Promise<Set<string>> {
  const opened = patches.filter(
    ({ patch, from }) => patch.visibility && OPENNESS[patch.visibility] > OPENNESS[from],
  );
  const kept = new Set<string>();
  if (opened.length === 0) return kept;
  for (const [field, table] of Object.entries(SUBJECTS)) {
    if (!Object.hasOwn(type.declaration.fields, field)) continue;
    const found = await ctx.db.rows<{ id: string; visibility: Visibility }>(sql`
      select r.id, s.visibility from ${sql.table(type.declaration.type)} r
      join ${sql.table(table)} s on s.workspace_id = r.workspace_id and s.id = ${sql.ref(`r.${field}`)}
      where r.workspace_id = ${ctx.actor.workspaceId} and s.visibility <> 'workspace'
        and r.id = any(${opened.map(({ id }) => id)}::uuid[])`);
    const closest = new Map(found.map(({ id, visibility }) => [id, visibility]));
    for (const { id, patch } of opened) {
      const bound = closest.get(id);
      if (bound && OPENNESS[patch.visibility!] > OPENNESS[bound]) kept.add(id);
    }
  }
  return kept;
}

/** What has to change on a row about a person who was seen by `before` and now is by `after`. */
export function followPatch(
  row: Follower,
  before: Audience,
  after: Audience,
): Partial<Audience> | null {
  const opens = OPENNESS[after.visibility] > OPENNESS[before.visibility];
  return opens ? openPatch(row, before, after) : closePatch(row, after);
}

function closePatch(row: Audience, person: Audience): Partial<Audience> | null {
  if (isWithin(row, person)) return null;
  // nobody's own: it belongs to whom the person belongs to
  if (!row.owner_id) return { visibility: person.visibility, owner_id: person.owner_id };
  const closed = { ...row, visibility: person.visibility };
  return { visibility: isWithin(closed, person) ? person.visibility : 'private' };
}

/** Gives back what closing hid, and opens what was written since; what was closed by choice stays. */
function openPatch(row: Follower, before: Audience, after: Audience): Partial<Audience> | null {
  const isAlike = row.visibility === before.visibility && row.owner_id === before.owner_id;
  const isAsTeam = row.visibility === 'team' && row.team_id === before.team_id;
  const wanted =
    row.hidden_from ?? (row.is_later && (isAlike || isAsTeam) ? after.visibility : null);
  if (!wanted) return null;
  const visibility = OPENNESS[wanted] < OPENNESS[after.visibility] ? wanted : after.visibility;
  const isWider = OPENNESS[visibility] > OPENNESS[row.visibility];
  return isWider && isWithin({ ...row, visibility }, after) ? { visibility } : null;
}

/** Whether a row about a person tells of them to nobody but its owner and who sees the person. */
function isWithin(row: Audience, person: Audience): boolean {
  if (row.visibility === 'private' && row.owner_id) return true;
  if (person.visibility === 'workspace') return true;
  return (
    row.visibility === 'team' && person.visibility === 'team' && row.team_id === person.team_id
  );
}

function asAudience(row: Record<string, unknown>): Audience {
  return row as Record<string, unknown> & Audience;
}

/** The rows about these people, those in the bin too, locked; with what the ledger tells of each. */
function readFollowers(
  ctx: WriteContext,
  { type, field }: Referrer,
  ids: string[],
): Promise<Follower[]> {
  const { workspaceId } = ctx.actor;
  const personId = sql.ref(`r.${field}`);
  const verb = `${type.declaration.type}.followed`;
  return ctx.db.rows<Follower>(sql`
    select r.id, ${personId} as person_id, r.visibility, r.owner_id, r.team_id,
      case when own.verb = ${verb} then own.changes -> 'visibility' ->> 0 end as hidden_from,
      coalesce(own.seq > person.seq, false) as is_later
    from ${sql.table(type.declaration.type)} r
    left join lateral (
      select e.seq, e.verb, e.changes from ledger_event e
      where e.workspace_id = ${workspaceId} and e.record_id = r.id and e.changes ? 'visibility'
      order by e.seq desc limit 1) own on true
    left join lateral (
      select e.seq from ledger_event e
      where e.workspace_id = ${workspaceId} and e.record_id = ${personId}
        and e.changes ? 'visibility'
      order by e.seq desc limit 1) person on true
    where r.workspace_id = ${workspaceId} and ${personId} = any(${ids}::uuid[])
    order by r.id for update of r`);
}
