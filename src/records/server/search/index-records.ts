import { type RawBuilder, sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { KEPT_DIGITS, KEY, LEAST_DIGITS } from '#src/records/values/match-keys.ts';
import type { Db } from '#src/server/db/database.ts';
import { idIn, prepared } from '#src/server/db/sql.ts';

/**
 * Makes records findable as they now are, and binned ones not; in the transaction of their change.
 * `isBehind`: of new records, in a transaction that comes after it. Whoever changes one meanwhile has
 * made its entry, which stays, or waits until this one stands.
 */
export async function indexRecords(
  db: Db,
  declaration: RecordDeclaration,
  ids: string[],
  { isBehind = false }: { isBehind?: boolean } = {},
): Promise<void> {
  const wanted = idIn('r.id', ids);
  const statement = prepared(
    `index ${isBehind ? 'behind ' : ''}${wanted.form} ${declaration.type}`,
    wanted.values,
    (p) => sql`
    with source as (
      select r.id, r.title, r.owner_id, r.team_id, r.visibility, r.updated_at, r.deleted_at,
        ${searchText(declaration)} as text, ${keysOf(declaration)} as keys
      from ${sql.table(declaration.type)} r
      where r.workspace_id = current_workspace() and ${wanted.condition(p)}
      ${isBehind ? sql`and r.deleted_at is null for share of r` : sql``}
    ), ${isBehind ? sql`` : GONE} kept as (
      insert into search_entry
        (workspace_id, record_id, record_type, title, words, keys, owner_id, team_id, visibility, at)
      select current_workspace(), id, ${sql.lit(declaration.type)}, title, search_words(text), keys,
        owner_id, team_id, visibility, updated_at
      from source where deleted_at is null
      ${isBehind ? sql`on conflict do nothing` : OVER_WHAT_WAS}
      returning words
    )
    select learn_words(array(select unnest(words) from kept))`,
  );
  await db.rows(statement);
}

const GONE = sql`gone as (
      delete from search_entry e using source
      where e.workspace_id = current_workspace() and e.record_id = source.id
        and source.deleted_at is not null
    ),`;
const OVER_WHAT_WAS = sql`on conflict (workspace_id, record_id) do update set title = excluded.title,
        words = excluded.words, keys = excluded.keys, owner_id = excluded.owner_id,
        team_id = excluded.team_id, visibility = excluded.visibility, at = excluded.at`;

/** Whether all who see the row `r` also see `ref`; or words that are hidden from them would find it. */
const isAsOpen = sql`(ref.visibility = 'workspace'
  or (ref.owner_id = r.owner_id and r.visibility = 'private')
  or (ref.visibility = 'team' and r.visibility in ('team', 'private')
    and (ref.team_id = r.team_id or ref.owner_id = r.owner_id)))`;

/** The text whose words find the record: its title, its searchable fields, titles it refers to. */
function searchText(declaration: RecordDeclaration): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`r.title`];
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (!field.searchable) continue;
    if (field.custom) continue;
    const column = sql.ref(`r.${name}`);
    if (field.kind === 'reference') {
      parts.push(sql`(select ref.title from ${sql.table(field.to)} ref
        where ref.workspace_id = current_workspace() and ref.id = ${column} and ${isAsOpen})`);
    } else if (field.kind === 'emails' || field.kind === 'domains' || field.kind === 'phones') {
      parts.push(sql`array_to_string(${column}, ' ')`);
    } else {
      parts.push(column);
    }
  }
  parts.push(
    sql`(case when r.custom <> '{}' then custom_words(${sql.lit(declaration.type)}, r.custom) end)`,
  );
  return sql`concat_ws(' ', ${sql.join(parts)})`;
}

/** The keys of src/records/values/match-keys.ts, as the database makes them of what is stored. */
function keysOf(declaration: RecordDeclaration): RawBuilder<unknown> {
  const lists: RawBuilder<unknown>[] = [];
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.custom) continue;
    const column = sql.ref(`r.${name}`);
    if (field.kind === 'emails')
      lists.push(sql`(select array_agg(${sql.lit(KEY.mail)} || x) from unnest(${column}) x)`);
    if (field.kind === 'domains')
      lists.push(sql`(select array_agg(${sql.lit(KEY.domain)} || x) from unnest(${column}) x)`);
    if (field.kind === 'phones') {
      lists.push(sql`(select array_agg(${sql.lit(KEY.phone)} || right(digits, ${sql.lit(KEPT_DIGITS)}))
        from (select regexp_replace(x, '[^0-9]', '', 'g') as digits from unnest(${column}) x) as numbers
        where length(digits) >= ${sql.lit(LEAST_DIGITS)})`);
    }
  }
  if (lists.length === 0) return sql`'{}'::text[]`;
  return sql`coalesce(${sql.join(lists, sql` || `)}, '{}')`;
}
