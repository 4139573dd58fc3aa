import { sql } from 'kysely';
import { mailKey, phoneKey } from '#src/records/values/match-keys.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { RecordTypes } from '../record-type.ts';
import { viewerOf, visible } from '../visible.ts';

export interface Found {
  type: string;
  id: string;
  title: string;
  /** The title that stands beside it, such as a person's company; '' if there is none. */
  subtitle: string;
}

export interface Match {
  type: string;
  id: string;
  title: string;
  score: number;
}

interface FoundRow {
  record_type: string;
  record_id: string;
  title: string;
  score: number;
  keys: string[];
}

/** Records that the words may mean, best first; exact mail addresses and phone numbers before all. */
export async function searchRecords(
  ctx: ReadContext,
  types: RecordTypes,
  request: { text: string; types: string[] | null; limit: number },
): Promise<Found[]> {
  const keys = keysIn(request.text);
  const exact = keys.length > 0 ? await findByKeys(ctx, keys, request.types) : [];
  const fuzzy = await matchWords(ctx, request);
  const seen = new Set(exact.map(({ id }) => id));
  const matches = [...exact, ...fuzzy.filter(({ id }) => !seen.has(id))].slice(0, request.limit);
  const subtitles = await readSubtitles(ctx, types, matches);
  return matches.map(({ type, id, title }) => ({
    type,
    id,
    title,
    subtitle: subtitles.get(id) ?? '',
  }));
}

/** Records by their words alone, with how well they match: about 1.2 for a sure hit on a person. */
export async function matchWords(
  ctx: ReadContext,
  request: { text: string; types: string[] | null; limit: number },
): Promise<Match[]> {
  const { memberId, teamIds, allTeams, ...named } = viewerOf(ctx.actor);
  const who = [named.selfId, named.ledTeamIds, named.isLeading];
  const rows = await ctx.db.rows<FoundRow>({
    name: 'search records',
    text: `select record_type, record_id, title, score
      from search_records($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [request.text, request.types, memberId, teamIds, allTeams, request.limit, ...who],
  });
  return rows.map(toMatch);
}

/** Records that hold any of the keys (`mail:…`, `tel:…`, `dom:…`), with the keys they hold. */
export async function findByKeys(
  ctx: ReadContext,
  keys: string[],
  types: string[] | null,
): Promise<(Match & { keys: string[] })[]> {
  const { memberId, teamIds, allTeams, ...named } = viewerOf(ctx.actor);
  const who = [named.selfId, named.ledTeamIds, named.isLeading];
  const rows = await ctx.db.rows<FoundRow>({
    name: 'find by keys',
    text: `select record_type, record_id, title, keys
      from find_by_keys($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [keys, types, memberId, teamIds, allTeams, ...who],
  });
  return rows.map((row) => ({ ...toMatch({ ...row, score: 2 }), keys: row.keys }));
}

function toMatch(row: FoundRow): Match {
  return { type: row.record_type, id: row.record_id, title: row.title, score: row.score };
}

/** What the text itself says exactly: a mail address, or a phone number of six digits or more. */
function keysIn(text: string): string[] {
  const mail = /[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+/.exec(text)?.[0];
  if (mail) return [mailKey(mail)];
  const digits = text.replaceAll(/[\s()+/.-]/g, '');
  const phone = /^\d+$/.test(digits) ? phoneKey(digits) : undefined;
  return phone ? [phone] : [];
}

async function readSubtitles(ctx: ReadContext, types: RecordTypes, matches: Match[]) {
  const subtitles = new Map<string, string>();
  for (const { declaration } of types.values()) {
    const field = declaration.subtitle ? declaration.fields[declaration.subtitle] : undefined;
    const ids = matches.filter(({ type }) => type === declaration.type).map(({ id }) => id);
    if (field?.kind !== 'reference' || ids.length === 0) continue;
    const rows = await ctx.db.rows<{ id: string; subtitle: string }>(sql`
      select r.id, ref.title as subtitle from ${sql.table(declaration.type)} r
      join ${sql.table(field.to)} ref on ref.workspace_id = r.workspace_id
        and ref.id = ${sql.ref(`r.${declaration.subtitle}`)} and ${visible(ctx.actor, 'ref')}
      where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
    for (const row of rows) subtitles.set(row.id, row.subtitle);
  }
  return subtitles;
}
