import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { visible } from '#src/records/server/visible.ts';
import type { SourceScope } from '../source-type.ts';
import type { Compiling, Sql } from './compiling.ts';
import { pastSql } from './past-sql.ts';

/** A step of time, and the end of which day what stood in it is read at. */
export interface Stand {
  step: string;
  day: string;
  /** Just before this instant; null is now. */
  before: string | null;
}

/** The rows that are read as the table `r`, and what must hold of them. */
export interface RowsSql {
  table: Sql;
  where: Sql;
  /** It is a table as it stands, with its indexes. */
  isTable?: true;
}

export interface RowsAsk {
  before: string | null;
  stands?: Stand[] | undefined;
  within?: SourceScope['within'];
  /** Of so many of the earliest it is read when they came to be, and nothing else. */
  earliest?: number | undefined;
}

/**
 * `before`: as they stood just before that instant, null as they are. Of several stands each row is
 * there for every one, with its `stood_in` and `stood_on`.
 */
export function rowsSql(compiling: Compiling, ask: RowsAsk): RowsSql {
  const { source, setting } = compiling;
  const { before, stands } = ask;
  if (stands)
    return {
      table: sql`(${sql.join(
        stands.map((one) => standSql(compiling, one)),
        sql` union all `,
      )}) r`,
      where: sql`true`,
    };
  if (source.rows) return { table: sql`(${declaredSql(compiling, ask)}) r`, where: sql`true` };
  if (before !== null) return { table: sql`(${pastSql(compiling, before)}) r`, where: sql`true` };
  return {
    table: sql`${sql.table(source.declaration.type)} r`,
    where: sql`${visible(setting.ctx.actor, 'r')} and r.deleted_at is null`,
    isTable: true,
  };
}

function standSql(compiling: Compiling, { step, day, before }: Stand): Sql {
  const rows = compiling.source.rows
    ? declaredSql(compiling, { before })
    : pastSql(compiling, before);
  return sql`select ${step}::date as stood_in, ${day}::date as stood_on, q.* from (${rows}) q`;
}

function declaredSql({ source, setting }: Compiling, { before, within, earliest }: RowsAsk): Sql {
  const rows = source.rows!;
  const { since } = rows;
  if (before !== null && since === undefined) {
    throw new AppError(
      'invalid',
      `${rows.label} are known as they are now only. Ask for them without a past day.`,
      { reason: 'no_past' },
    );
  }
  const { actor, now } = setting.ctx;
  const { timeZone } = setting;
  const scope = { actor, timeZone, before, now: now().toISOString(), within };
  const told = earliest && rows.times ? rows.times(scope, earliest) : rows.rows(scope);
  const where =
    before === null || rows.isOfMoment
      ? sql`true`
      : sql`${sql.ref(`s.${since!}`)} < ${before}::timestamptz`;
  return sql`select s.*, s.record_id as id from (${told}) s where ${where}`;
}
