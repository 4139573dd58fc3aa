import type { Client } from 'pg';
import { AppError } from '#src/lib/app-error.ts';
import type { Migration } from '#src/server/db/migrate.ts';
import type { Manifest } from '../manifest.ts';
import { readTables, tableSql } from './backup-tables.ts';

/** The migrations that made the backup's tables, and those that came after. */
export function splitMigrations(
  all: Migration[],
  manifest: Manifest,
): { before: Migration[]; after: Migration[] } {
  for (const made of manifest.migrations) {
    const ours = all.find(({ version }) => version === made.version);
    if (!ours) {
      throw new AppError(
        'conflict',
        `This backup was made by a newer Uptake (it has ${made.file}). Restore it with that version or a later one.`,
        { reason: 'newer_backup' },
      );
    }
    if (ours.checksum !== made.checksum) {
      throw new AppError(
        'conflict',
        `This backup was made by another Uptake: its ${made.file} is not the one here. Restore it with the version that made it.`,
        { reason: 'other_schema' },
      );
    }
  }
  const made = new Set(manifest.migrations.map(({ version }) => version));
  const last = Math.max(...made);
  const before = all.filter(({ version }) => version <= last);
  const missing = before.find(({ version }) => !made.has(version));
  if (missing) {
    throw new AppError(
      'conflict',
      `This backup was made by another Uptake: it lacks ${missing.file}. Restore it with the version that made it.`,
      { reason: 'other_schema' },
    );
  }
  return { before, after: all.filter(({ version }) => version > last) };
}

/**
 * Removes all that the migrations have made, and the queue, whose jobs are of the data that goes.
 * Refuses a database in which somebody else has tables.
 */
export async function dropSchema(client: Client): Promise<void> {
  const { others } = await readTables(client);
  if (others.length > 0) {
    throw new AppError(
      'conflict',
      `The database has tables that Uptake did not make: ${others.join(', ')}. Give Uptake a database of its own.`,
      { reason: 'shared_database' },
    );
  }
  await client.query('set local client_min_messages = warning');
  await client.query('drop schema if exists directory, graphile_worker cascade');
  const { rows } = await client.query<{ statement: string }>(`
    select format('drop table %s cascade', c.oid::regclass) as statement
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and ${notOfExtension('pg_class', 'c.oid')}
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure)
    from pg_proc p where p.pronamespace = 'public'::regnamespace
      and ${notOfExtension('pg_proc', 'p.oid')}`);
  for (const { statement } of rows) await client.query(statement);
  await client.query('reset client_min_messages');
}

function notOfExtension(catalogue: string, oid: string): string {
  return `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass
    and d.objid = ${oid} and d.deptype = 'e')`;
}

/**
 * Takes away what makes loading slow or depends on its order: foreign keys, indexes that are no
 * keys, and triggers. Gives the statements that bring them back. Needs no superuser.
 */
export async function unburden(client: Client): Promise<string[]> {
  const { tables } = await readTables(client);
  const { rows } = await client.query<{ remove: string; bring: string }>(
    `with ours as (select unnest($1::regclass[])::oid as oid)
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as remove,
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname,
        pg_get_constraintdef(c.oid)) as bring, 2 as place
    from pg_constraint c join ours on ours.oid = c.conrelid where c.contype = 'f'
    union all
    select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1
    from pg_index i join ours on ours.oid = i.indrelid
    where not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    union all
    select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
      format('alter table %s enable trigger %I', t.tgrelid::regclass, t.tgname), 3
    from pg_trigger t join ours on ours.oid = t.tgrelid
    where not t.tgisinternal and t.tgenabled = 'O'
    order by place desc`,
    [tables.map(tableSql)],
  );
  for (const { remove } of rows) await client.query(remove);
  return rows.map(({ bring }) => bring).reverse();
}
