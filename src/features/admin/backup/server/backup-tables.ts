import type { Client } from 'pg';

export interface BackupTable {
  schema: string;
  name: string;
  /** What is stored; generated columns are made anew by the database. */
  columns: string[];
  /** SQL that puts the rows into an order that is the same on every server. */
  order: string;
}

/** The migrations' own history is in the manifest, and made anew by the migrations. */
const HISTORY = 'schema_migration';

/** Sets how values are written as text, the same on every server; and that nothing is left out. */
export const COPY_SETTINGS = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;
  set local client_encoding = 'UTF8';
  set local row_security = off;
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;

/**
 * The tables that belong to Uptake: those of the directory, and those of `public` whose rows belong
 * to a workspace. `others` are tables in `public` that somebody else has put there.
 */
export async function readTables(
  client: Client,
): Promise<{ tables: BackupTable[]; others: string[] }> {
  const { rows } = await client.query<BackupTable & { ours: boolean }>(`
    select n.nspname::text as schema, c.relname::text as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns,
      coalesce((select string_agg(
          quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end,
          ', ' order by k.place)
        from pg_index i, unnest(i.indkey) with ordinality as k(attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary
          and a.attrelid = c.oid and a.attnum = k.attnum), 't::text collate "C"') as order,
      n.nspname = 'directory' or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id'
          and not a.attisdropped) as ours
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence = 'p' and not c.relispartition
      and n.nspname in ('directory', 'public') and c.relname <> '${HISTORY}'
      and not exists (select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1, 2`);
  return {
    tables: rows.filter(({ ours }) => ours),
    others: rows.filter(({ ours }) => !ours).map(({ name }) => name),
  };
}

export function tableSql(table: Pick<BackupTable, 'schema' | 'name'>): string {
  return `${table.schema}.${quote(table.name)}`;
}

export function columnsSql(columns: readonly string[]): string {
  return columns.map(quote).join(', ');
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
