import { sql } from 'kysely';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { type ColumnType, FIELD_KINDS } from '#src/records/field-kinds.ts';
import { unseen, visible } from '#src/records/server/visible.ts';
import type { KeptPast } from '../catalogue-type.ts';
import type { Compiling, Sql } from './compiling.ts';

/** What a record is now and was always, as far as the ledger tells. */
const STAYS = ['workspace_id', 'id', 'title', 'title_key', 'team_id', 'created_at', 'updated_at'];

/**
 * The records of a type as they stood just before an instant, with the fields that are read: what a
 * field was before its first change from then on, else what it is. Who may see one is who may see it
 * now; one that is gone for good is not there.
 */
export function pastSql(compiling: Compiling, before: string | null): Sql {
  const { declaration } = compiling.source;
  const read = [...compiling.reads.values()].filter(({ type }) => type === declaration.type);
  const fields = [...new Set(['owner_id', 'visibility', ...read.map(({ field }) => field)])].filter(
    (name) => !STAYS.includes(name),
  );
  if (before === null) return presentSql(compiling, fields);
  const kept = compiling.setting.catalogue.kept.find(({ type }) => type === declaration.type);
  if (kept && fields.every((name) => name === 'visibility' || name in kept.columns)) {
    return keptSql(compiling, { kept, fields, before });
  }
  return ledgerSql(compiling, { fields, before });
}

function staying(names = STAYS): Sql[] {
  return names.map((name) => sql.ref(`t.${name}`));
}

function presentSql({ source, setting }: Compiling, fields: string[]): Sql {
  const { declaration } = source;
  const columns = fields
    .filter((name) => !isCustom(declaration, name))
    .map((name) => sql.ref(`t.${name}`));
  return sql`select ${sql.join([...staying(), sql`t.custom`, ...columns])}
    from ${sql.table(declaration.type)} t
    where ${visible(setting.ctx.actor, 't')} and t.deleted_at is null`;
}

interface Then {
  fields: string[];
  before: string;
}

/**
 * From states that are kept beside the ledger. The record itself is looked up only for what they do not
 * keep; those that the actor does not see are left out, since they are few.
 */
function keptSql({ setting }: Compiling, { kept, fields, before }: Then & { kept: KeptPast }): Sql {
  const { actor } = setting.ctx;
  const columns = fields.map((name) =>
    name === 'visibility' ? sql`t.visibility` : sql`${kept.columns[name]!} as ${sql.ref(name)}`,
  );
  const record = sql.ref(`s.${kept.record}`);
  const others = STAYS.filter((name) => name !== 'workspace_id' && name !== 'id');
  return sql`select ${sql.join([sql`s.workspace_id`, sql`${record} as id`, ...staying(others)])},
      ${sql.join([sql`t.custom`, ...columns])}
    from ${sql.table(kept.table)} s left join ${sql.table(kept.type)} t
      on t.workspace_id = s.workspace_id and t.id = ${record}
    where s.workspace_id = ${actor.workspaceId}
      and s.since < ${before}::timestamptz and s.until >= ${before}::timestamptz
      and not exists (select from ${sql.table(kept.type)} h
        where h.workspace_id = ${actor.workspaceId} and h.id = ${record} and ${unseen(actor, 'h')})`;
}

/**
 * What has not changed since stands in the table; only of what has, the ledger is asked. Apart, so
 * that filters find the former by the indexes of its table.
 */
function ledgerSql({ source, setting }: Compiling, { fields, before }: Then): Sql {
  const { declaration } = source;
  const { actor } = setting.ctx;
  const followed = [...fields, 'deleted_at'];
  const was = (name: string) => sql.raw(`l.w${followed.indexOf(name)}`);
  const firsts = followed.map(
    (name, at) => sql`(array_agg(e.changes -> ${sql.lit(name)} -> 0 order by e.seq)
      filter (where e.changes ? ${sql.lit(name)}))[1] as ${sql.raw(`w${at}`)}`,
  );
  const then = (name: string, type: ColumnType) =>
    sql`(case when ${was(name)} is null then ${sql.ref(`t.${name}`)} else ${wasSql(was(name), type)} end)`;
  const own = fields.filter((name) => !isCustom(declaration, name));
  const present = own.map((name) => sql.ref(`t.${name}`));
  const past = own.map((name) => sql`${then(name, typeOf(declaration, name))} as ${sql.ref(name)}`);
  const custom = fields
    .filter((name) => isCustom(declaration, name))
    .map(
      (name) => sql`case when ${was(name)} is null then '{}'::jsonb
      else jsonb_build_object(${sql.lit(name)}::text, ${was(name)}) end`,
    );
  const overlaid =
    custom.length > 0
      ? sql`jsonb_strip_nulls(${sql.join([sql`t.custom`, ...custom], sql` || `)})`
      : sql`t.custom`;
  const wasThere = sql`${visible(actor, 't')} and t.created_at < ${before}::timestamptz`;
  const table = sql.table(declaration.type);
  return sql`with changed as materialized (
      select e.record_id, ${sql.join(firsts)} from ledger_event e
      where e.workspace_id = ${actor.workspaceId} and e.record_type = ${declaration.type}
        and e.at >= ${before}::timestamptz and e.changes ?| ${followed}::text[]
      group by e.record_id)
    select ${sql.join([...staying(), sql`t.custom`, ...present])} from ${table} t
    where ${wasThere} and t.deleted_at is null
      and not exists (select from changed l where l.record_id = t.id)
    union all
    select ${sql.join([...staying(), sql`${overlaid} as custom`, ...past])}
    from changed l join ${table} t on t.id = l.record_id
    where ${wasThere} and ${then('deleted_at', 'timestamptz')} is null`;
}

function isCustom(declaration: RecordDeclaration, name: string): boolean {
  return fieldOf(declaration, name)?.custom === true;
}

function typeOf(declaration: RecordDeclaration, name: string): ColumnType {
  const field = fieldOf(declaration, name);
  if (field) return FIELD_KINDS[field.kind].column;
  return name === 'owner_id' ? 'uuid' : 'text';
}

/** A value as the ledger keeps it, as its column has it. */
function wasSql(was: Sql, type: ColumnType): Sql {
  switch (type) {
    case 'jsonb':
      return sql`nullif(${was}, 'null'::jsonb)`;
    case 'text[]':
    case 'uuid[]':
      return sql`json_texts(${was})::${sql.raw(type)}`;
    case 'boolean':
      return sql`(${was} is not distinct from 'true'::jsonb)`;
    default:
      return sql`(${was} #>> '{}')::${sql.raw(type)}`;
  }
}
