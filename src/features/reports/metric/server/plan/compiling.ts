import { type RawBuilder, sql } from 'kysely';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import type { Filter } from '#src/records/filter.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { type FilterScope, filterScope } from '#src/records/server/filter/filter-scope.ts';
import { columnOf, filterSql, unknownField } from '#src/records/server/filter/filter-sql.ts';
import type { FilterColumn } from '#src/records/server/filter/filter-test-sql.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { TEAM } from '../../metric.ts';
import type { MetricCatalogue } from '../catalogue-type.ts';
import type { Guard, WhoseTest } from '../people/people-in-sight.ts';
import type { FieldRead } from '../source-type.ts';
import { type OpenSource, openSource } from './open-source.ts';

export type Sql = RawBuilder<unknown>;

/** What holds for all that is reckoned at once. */
export interface Setting {
  ctx: ReadContext;
  catalogue: MetricCatalogue;
  /** The reader's. */
  timeZone: string;
  today: string;
  /** The workspace's own currency; whether any rate is known. */
  currency: string;
  hasRates: boolean;
  /** Absent where nothing is given out to people, such as to learn which fields a figure reads. */
  guard?: Guard | undefined;
}

/** A field of a source, or of what it refers to. */
export interface SourceField extends FilterColumn {
  /** Whose it is, and its name there. */
  of: RecordDeclaration;
  own: string;
  kind: FieldKind | 'id';
  label: string;
  alias: string;
}

/** One query while it is written: it knows which fields it reads and what it joins. */
export interface Compiling {
  setting: Setting;
  source: OpenSource;
  scope: FilterScope;
  joins: Map<string, { target: RecordDeclaration; alias: string; link: Sql }>;
  /** Rates of money fields by their name. */
  rates: Map<string, { alias: string; join: Sql }>;
  reads: Map<string, FieldRead>;
  /** Whose rows its filters ask for. */
  whose: WhoseTest[];
}

/** `today` differs from the reader's where the past is seen from a day of it. */
export async function beginCompiling(
  setting: Setting,
  name: string,
  given: { filters: (Filter | undefined)[]; today?: string | undefined },
): Promise<Compiling> {
  const { ctx, catalogue, timeZone } = setting;
  const source = await openSource(ctx, catalogue, name);
  const filters = given.filters.filter((one) => one !== undefined);
  const reads = new Map<string, FieldRead>();
  const scope = await filterScope(ctx, {
    declaration: source.declaration,
    filter: filters.length > 0 ? { and: filters } : undefined,
    related: (type) => catalogue.recordTypes.get(type),
    timeZone,
  });
  const noteRead = (type: string, field: string) =>
    void reads.set(`${type}.${field}`, { type, field });
  const whose: WhoseTest[] = [];
  const noteWhose = (of: WhoseTest['of'], ids: readonly string[]) => void whose.push({ of, ids });
  const today = given.today ?? setting.today;
  return {
    setting,
    source,
    scope: { ...scope, today, noteRead, noteWhose },
    joins: new Map(),
    rates: new Map(),
    reads,
    whose,
  };
}

/** A filter on the rows; true where there is none. */
export function conditionOf({ scope }: Compiling, filter: Filter | undefined): Sql {
  return filter ? filterSql(scope, filter) : sql`true`;
}

/** A field by its name, at most one hop away; what is not there and what is not seen are told alike. */
export async function fieldAt(compiling: Compiling, name: string): Promise<SourceField> {
  const { declaration } = compiling.source;
  if (name === TEAM) return teamField(compiling);
  const dot = name.indexOf('.');
  if (dot < 0) return named(compiling, { of: declaration, name, alias: 'r' });
  const link = name.slice(0, dot);
  const field = fieldOf(declaration, link);
  const type = field?.kind === 'reference' && compiling.setting.catalogue.recordTypes.get(field.to);
  if (!type) throw unknownField(declaration, name);
  const { alias, target } = await joinTo(compiling, link, type.declaration);
  return { ...named(compiling, { of: target, name: name.slice(dot + 1), alias }), name };
}

function named(
  { scope, source }: Compiling,
  { of, name, alias }: { of: RecordDeclaration; name: string; alias: string },
): SourceField {
  const column = columnOf(of, name, alias);
  if (!column) throw unknownField(of, name);
  scope.noteRead?.(of.type, name);
  const field = fieldOf(of, name);
  const isPlain = of === source.declaration && source.rows?.plainMoney?.includes(name);
  return {
    ...column,
    ...(isPlain && { sql: sql.ref(`r.${name}_amount`), currency: sql.ref(`r.${name}_currency`) }),
    of,
    own: name,
    alias,
    ...(field ? { kind: field.kind, label: field.label } : baseField(name, column)),
  };
}

function baseField(name: string, { type }: FilterColumn): Pick<SourceField, 'kind' | 'label'> {
  const label = BASE_LABELS[name] ?? name;
  if (name === 'owner_id') return { kind: 'member', label };
  if (type === 'timestamptz') return { kind: 'datetime', label };
  return { kind: name === 'id' ? 'id' : 'text', label };
}

const BASE_LABELS: Record<string, string> = {
  title: 'Name',
  owner_id: 'Owner',
  visibility: 'Visible to',
  created_at: 'Added',
  updated_at: 'Changed',
};

async function joinTo(compiling: Compiling, link: string, given: RecordDeclaration) {
  const { joins, setting, source, scope } = compiling;
  const target = await declarationOf(setting.ctx, given);
  const found = joins.get(link);
  if (found) return found;
  scope.noteRead?.(source.declaration.type, link);
  const column = columnOf(source.declaration, link, 'r')!;
  const made = { target, alias: `j${joins.size + 1}`, link: column.sql };
  joins.set(link, made);
  return made;
}

/** What is a hop away is seen as far as its own permission goes. */
export function joinsSql({ joins, rates, setting }: Compiling): Sql {
  const parts = [...joins.values()].map(
    ({ target, alias, link }) => sql`
      left join ${sql.table(target.type)} ${sql.raw(alias)}
        on ${sql.ref(`${alias}.id`)} = ${link} and ${visible(setting.ctx.actor, alias)}`,
  );
  parts.push(...[...rates.values()].map(({ join }) => join));
  return parts.length > 0 ? sql.join(parts, sql` `) : sql``;
}

function teamField({ source, setting }: Compiling): SourceField {
  const held = source.rows
    ? sql`(select m.team_id from member m
        where m.workspace_id = ${setting.ctx.actor.workspaceId} and m.id = r.owner_id)`
    : sql`r.team_id`;
  const { declaration: of } = source;
  return {
    name: TEAM,
    own: TEAM,
    type: 'uuid',
    sql: held,
    holdsMembers: false,
    of,
    kind: 'id',
    label: 'Team',
    alias: 'r',
  };
}
