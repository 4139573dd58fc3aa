import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { LeftWords, PersonWords } from '../../erasure-pattern.ts';

const MOST_NAMES = 20;

interface Written {
  first_name: string[];
  last_name: string[];
  emails: string[];
  phones: string[];
}

/** The names, addresses and numbers of a person, those of earlier days included. */
export async function findWords(
  ctx: ReadContext,
  ids: string[],
): Promise<{ words: PersonWords; left: LeftWords[] }> {
  const now = await readNow(ctx, ids);
  const { shared, sharedNames } = await findShared(ctx, ids, now);
  const left: LeftWords[] = [];
  const own = (values: string[]) =>
    values.filter((words) => {
      if (shared.has(words)) left.push({ words, why: 'shared' });
      return !shared.has(words);
    });
  const names = namesOf(now).filter(({ first, last }) => {
    const words = [first, last].filter(Boolean).join(' ');
    const isShared = sharedNames.has(words.toLowerCase());
    if (isShared) left.push({ words, why: 'shared' });
    return !isShared;
  });
  return { words: { names, emails: own(now.emails), phones: own(now.phones) }, left };
}

async function readNow(ctx: ReadContext, ids: string[]): Promise<Written> {
  const row = await ctx.db.first<Written>(sql`
    with said as (
      select first_name, last_name, emails, phones from person
      where workspace_id = ${ctx.actor.workspaceId} and id = any(${ids}::uuid[])
    ), told as (
      select key, value from ledger_event e, jsonb_each(e.changes) as c(key, pair),
        jsonb_array_elements(c.pair) as value
      where e.workspace_id = ${ctx.actor.workspaceId} and e.record_id = any(${ids}::uuid[])
        and key in ('first_name', 'last_name', 'emails', 'phones')
    )
    select
      array(select first_name from said where first_name is not null
        union select value #>> '{}' from told where key = 'first_name'
          and jsonb_typeof(value) = 'string') as first_name,
      array(select last_name from said where last_name is not null
        union select value #>> '{}' from told where key = 'last_name'
          and jsonb_typeof(value) = 'string') as last_name,
      array(select unnest(emails) from said
        union select unnest(json_texts(value)) from told where key = 'emails') as emails,
      array(select unnest(phones) from said
        union select unnest(json_texts(value)) from told where key = 'phones') as phones`);
  return row!;
}

/** Each first with each last name, for it is not kept which were borne together. */
function namesOf({ first_name, last_name }: Written): PersonWords['names'] {
  const firsts = first_name.length > 0 ? first_name : [''];
  const lasts = last_name.length > 0 ? last_name : [''];
  return firsts
    .flatMap((first) => lasts.map((last) => ({ first, last })))
    .filter(({ first, last }) => first || last)
    .slice(0, MOST_NAMES);
}

/** Words that others bear too, such as the number of a whole house: theirs stay theirs. */
async function findShared(ctx: ReadContext, ids: string[], { emails, phones, ...name }: Written) {
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db.rows<{ words: string }>(sql`
    select unnest(emails) as words from person
    where workspace_id = ${workspaceId} and id <> all(${ids}::uuid[])
      and emails && ${emails}::text[]
    union select own from unnest(${phones}::text[]) own where exists (
      select from search_entry e where e.workspace_id = ${workspaceId}
        and e.record_id <> all(${ids}::uuid[])
        and e.keys && array['tel:' || right(regexp_replace(own, '[^0-9]', '', 'g'), 9)])
    union select email from member where workspace_id = ${workspaceId}`);
  const titles = namesOf({ emails, phones, ...name }).map(({ first, last }) =>
    [first, last].filter(Boolean).join(' '),
  );
  const same = await ctx.db.rows<{ title: string }>(sql`
    select lower(title) as title from person
    where workspace_id = ${workspaceId} and id <> all(${ids}::uuid[])
      and title_key = any(array(select left(normal_text(t), 200) from unnest(${titles}::text[]) t))
    union select lower(name) from member
    where workspace_id = ${workspaceId} and lower(name) = any(array(
      select lower(t) from unnest(${titles}::text[]) t))`);
  return {
    shared: new Set(rows.map(({ words }) => words)),
    sharedNames: new Set(same.map(({ title }) => title)),
  };
}
