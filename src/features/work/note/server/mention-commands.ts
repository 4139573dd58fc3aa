import { sql } from 'kysely';
import type { Row, SavedRow } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type Mention, readNames } from '../mentions.ts';

interface Named {
  id: string;
  name: string;
  company_id: string | null;
}

/** Keeps who is named in a note, and tells the ledger of colleagues who were not named before. */
export async function keepMentions(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  for (const { before, after } of rows) {
    if (before?.body === after.body) continue;
    const names = readNames(after.body as string | null);
    const had = readNames((before?.body ?? null) as string | null);
    if (names.length + had.length === 0) continue;
    const mentions = names.length > 0 ? await findNamed(ctx, names, after) : [];
    const isNew = await storeMentions(ctx, after.id, mentions);
    if (isNew) ctx.emit({ verb: 'activity.mentioned', type: 'activity', id: after.id });
  }
}

/** For each place the longest name that somebody has; colleagues before customers. */
async function findNamed(ctx: WriteContext, names: string[][], note: Row): Promise<Mention[]> {
  const [members, people] = [await readMembers(ctx), await readPeople(ctx, names.flat())];
  const meant = (name: string): Omit<Mention, 'said'> | undefined => {
    const member = onlyOne(members, name) ?? onlyOne(members, name, firstWord);
    if (member) return { type: 'member', id: member.id };
    const person = nearestOf(people, { name, companyId: note.company_id });
    return person && { type: 'person', id: person.id };
  };
  return names.flatMap((longestFirst): Mention[] => {
    const name = longestFirst.find((one) => meant(one));
    return name ? [{ said: `@${name}`, ...meant(name)! }] : [];
  });
}

/** Of several people of one name the one at the company that the note is about. */
function nearestOf(people: Named[], given: { name: string; companyId: unknown }) {
  const namesakes = people.filter((person) => fold(person.name) === fold(given.name));
  if (namesakes.length === 1) return namesakes[0];
  const near = namesakes.filter(({ company_id }) => company_id === given.companyId);
  return near.length === 1 ? near[0] : undefined;
}

function onlyOne(all: Named[], name: string, part = (whole: string) => whole): Named | undefined {
  const found = all.filter((one) => fold(part(one.name)) === fold(name));
  return found.length === 1 ? found[0] : undefined;
}

function firstWord(name: string): string {
  return name.split(' ')[0]!;
}

function fold(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function readMembers(ctx: WriteContext): Promise<Named[]> {
  return ctx.db.rows<Named>(sql`
    select id, name, null::uuid as company_id from member
    where workspace_id = ${ctx.actor.workspaceId} and active`);
}

function readPeople(ctx: WriteContext, names: string[]): Promise<Named[]> {
  return ctx.db.rows<Named>(sql`
    select r.id, r.title as name, r.company_id from person r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null
      and r.title_key collate "C" = any(
        array(select normal_text(n) collate "C" from unnest(${names}::text[]) n))
    limit 200`);
}

/** Whether a colleague is named who was not before; their own name is no news to the writer. */
async function storeMentions(
  ctx: WriteContext,
  activityId: string,
  mentions: Mention[],
): Promise<boolean> {
  const { workspaceId, memberId } = ctx.actor;
  const had = await ctx.db.rows<{ id: string; created_at: string }>(sql`
    delete from note_mention
    where workspace_id = ${workspaceId} and activity_id = ${activityId}
    returning coalesce(member_id, person_id) as id, created_at`);
  const since = new Map(had.map(({ id, created_at }) => [id, created_at]));
  const rows = mentions.map(({ said, type, id }, place) => ({
    activity_id: activityId,
    place,
    said,
    [`${type}_id`]: id,
    created_at: since.get(id) ?? ctx.now().toISOString(),
  }));
  if (rows.length > 0) {
    await ctx.db.rows(sql`
      insert into note_mention
        (workspace_id, activity_id, place, said, member_id, person_id, created_at)
      select ${workspaceId}::uuid, activity_id, place, said, member_id, person_id, created_at
      from jsonb_populate_recordset(null::note_mention, ${JSON.stringify(rows)}::jsonb)`);
  }
  return mentions.some(({ type, id }) => type === 'member' && id !== memberId && !since.has(id));
}
