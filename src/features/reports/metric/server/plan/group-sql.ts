import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { spellingKey } from '#src/records/server/filter/spelling.ts';
import { dayStep, GROUPED_TYPES } from '#src/records/server/list/group-key.ts';
import { type Grouping, TIME } from '../../metric.ts';
import { type Compiling, fieldAt, type SourceField, type Sql } from './compiling.ts';
import type { TimeSql } from './leaf-sql.ts';

/** What rows are grouped by. */
export interface GroupSql {
  key: Sql;
  /** The type of the key, for comparing with one. */
  type: string;
  isOfDays: boolean;
  /** A row stands in the group of each value of its list: what to join for them. */
  lateral?: Sql;
  axis: Axis;
  /** Of texts that people write: what a key is made of, and how one is made of what is written. */
  spelling?: { written: Sql; keyOf: (written: Sql) => Sql };
  /** Whose values the keys are, where they are not days. */
  field?: SourceField;
}

export interface Axis {
  field: string;
  label: string;
  type: string;
  name: string;
  kind: string;
  step?: NonNullable<Grouping['step']>;
}

interface GroupingAsk {
  grouping: Grouping;
  time: TimeSql;
  /** The name under which a list's values are joined. */
  alias: string;
}

export async function groupSql(compiling: Compiling, ask: GroupingAsk): Promise<GroupSql> {
  const { grouping } = ask;
  if (grouping.field === TIME) return timeGroup(compiling, ask);
  const field = await fieldAt(compiling, grouping.field);
  const axis = {
    field: grouping.field,
    label: field.label,
    type: field.of.type,
    name: field.own,
    kind: field.isCountry ? 'country' : field.kind,
  };
  const element = field.type.replace('[]', '');
  if (!GROUPED_TYPES.includes(element) || field.own === 'id') throw refuseGroup(grouping.field);
  const given = { type: element, isOfDays: false, axis, field };
  const keyOf = spellingKey(field);
  if (field.type !== element) return { ...given, ...eachOf(field, ask.alias, keyOf) };
  const days = daysOf(compiling, field, grouping);
  if (days) return { ...days, axis: { ...axis, step: stepOf(grouping) } };
  return { ...given, ...spelled(field.sql, keyOf) };
}

type KeyOf = ReturnType<typeof spellingKey>;

function spelled(written: Sql, keyOf: KeyOf) {
  return keyOf ? { key: keyOf(written), spelling: { written, keyOf } } : { key: written };
}

/** The values of a list; of one that is spelled in several ways in the same row a single one. */
function eachOf(field: SourceField, alias: string, keyOf: KeyOf) {
  const each = sql`unnest(${field.sql}) as each (value)`;
  const once = keyOf
    ? sql`(select min(each.value) from ${each} group by ${keyOf(sql`each.value`)})`
    : sql`(select each.value from ${each})`;
  return {
    lateral: sql`left join lateral ${once} as ${sql.raw(alias)} (value) on true`,
    ...spelled(sql.ref(`${alias}.value`), keyOf),
  };
}

export function stepOf({ step }: Grouping) {
  return step ?? 'month';
}

function daysOf(
  compiling: Compiling,
  field: Pick<SourceField, 'type' | 'sql'>,
  grouping: Grouping,
) {
  const zone = sql`${compiling.setting.timeZone}`;
  const key = dayStep(field, { step: stepOf(grouping), zone });
  return key && { key, type: 'date', isOfDays: true };
}

function timeGroup(compiling: Compiling, { grouping, time }: GroupingAsk): GroupSql {
  const { declaration } = compiling.source;
  const axis = {
    field: TIME,
    label: time.field?.label ?? 'Day',
    type: declaration.type,
    name: time.field?.name ?? TIME,
    kind: 'date',
    step: stepOf(grouping),
  };
  // what stands has a row for each step
  const days = time.field
    ? daysOf(compiling, time.field, grouping)!
    : { key: sql`r.stood_in`, type: 'date', isOfDays: true };
  return { ...days, axis };
}

function refuseGroup(name: string): AppError {
  return new AppError('invalid', `"${name}" cannot be grouped by. Choose another field.`, {
    reason: 'bad_group',
  });
}
