import { sql } from 'kysely';
import { findByKeys, matchWords } from '#src/records/server/search/search-records.ts';
import { visible } from '#src/records/server/visible.ts';
import { contactKeys } from '#src/records/values/match-keys.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { DuplicateType } from '../duplicate-api.ts';
import { RULES, readTraits, type Traits } from './find/read-traits.ts';

const MOST_COMPARED = 300;
const MOST_SHOWN = 3;
const MOST_OF_NAME = 50;
/** Search hears slips that leave no block in common; what they are worth the judge says. */
const MOST_HEARD = 20;
/** A question costs the asked one glance: it is put at less than what the list of pairs asks for. */
const WORTH_ASKING = 2.5;

/** Whom values that are being typed may mean, among what the reader may see; the surest first. */
export async function findAlike(
  ctx: ReadContext,
  type: DuplicateType,
  values: Record<string, unknown>,
) {
  const typed = await readTyped(ctx, values);
  const { blocks, judge } = RULES[type];
  const keys = contactKeys(typed as unknown as Record<string, unknown>);
  const name = nameOf(type, typed);
  const [exact, named, near, heard] = await Promise.all([
    keys.length > 0 ? findByKeys(ctx, keys.slice(0, 60), [type]) : [],
    findByName(ctx, type, name),
    findInBlocks(ctx, type, blocks(typed)),
    name ? matchWords(ctx, { text: name, types: [type], limit: MOST_HEARD }) : [],
  ]);
  const found = [...exact, ...heard].map(({ id }) => id);
  found.push(...named, ...near);
  const ids = [...new Set(found)].slice(0, MOST_COMPARED);
  if (ids.length === 0) return [];
  const known = await readTraits(ctx.db, type, { ids, isSeen: visible(ctx.actor, 'r') });
  const alike = [...known.values()]
    .map((one) => ({ id: one.id, ...judge(typed, one) }))
    .filter(({ points }) => points >= WORTH_ASKING)
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST_SHOWN);
  return present(ctx, type, alike);
}

/** As it would be kept; the company's name only if the reader may see the company. */
async function readTyped(ctx: ReadContext, values: Record<string, unknown>): Promise<Traits> {
  const list = (name: string) =>
    ((values[name] ?? []) as string[]).map((text) => text.trim()).filter(Boolean);
  const lower = (name: string) => list(name).map((text) => text.toLowerCase());
  const company = values.company_id
    ? await ctx.db.first<{ title: string }>(sql`
        select r.title from company r
        where ${visible(ctx.actor, 'r')} and r.id = ${values.company_id}`)
    : undefined;
  return {
    ...(values as object),
    id: '',
    emails: lower('emails'),
    domains: lower('domains'),
    phones: list('phones'),
    company: company?.title ?? null,
    company_id: company ? (values.company_id as string) : null,
  };
}

function nameOf(type: DuplicateType, typed: Traits): string {
  const names = type === 'company' ? [typed.name] : [typed.first_name, typed.last_name];
  return names
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
}

/** Of the very same name, for the blocks are written later, by a job. */
async function findByName(ctx: ReadContext, type: DuplicateType, name: string) {
  if (!name) return [];
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select r.id from ${sql.table(type)} r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null
      and r.title_key collate "C" = left(normal_text(${name}), 200) limit ${MOST_OF_NAME}`);
  return rows.map(({ id }) => id);
}

async function findInBlocks(ctx: ReadContext, type: DuplicateType, blocks: string[]) {
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select distinct near.record_id as id from unnest(${blocks.slice(0, 100)}::text[]) as given(block),
      lateral (select o.record_id from duplicate_block o
        where o.workspace_id = ${ctx.actor.workspaceId} and o.record_type = ${type}
          and o.block = given.block limit 200) as near limit ${MOST_COMPARED}`);
  return rows.map(({ id }) => id);
}

async function present<T extends { id: string }>(
  ctx: ReadContext,
  type: DuplicateType,
  alike: T[],
) {
  const subtitle =
    type === 'person'
      ? sql`(select c.title from company c where c.id = r.company_id and ${visible(ctx.actor, 'c')})`
      : sql`r.city`;
  const rows = await ctx.db.rows<{ id: string; title: string; subtitle: string | null }>(sql`
    select r.id, r.title, ${subtitle} as subtitle from ${sql.table(type)} r
    where ${visible(ctx.actor, 'r')} and r.id = any(${alike.map(({ id }) => id)}::uuid[])`);
  const titles = new Map(rows.map((row) => [row.id, row]));
  return alike.flatMap((one) => {
    const row = titles.get(one.id);
    return row ? [{ ...one, title: row.title, subtitle: row.subtitle ?? '' }] : [];
  });
}
