import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { visible } from '#src/records/server/visible.ts';
import type { Compiling, Sql } from './compiling.ts';

/** The rows that are read as the table `r`, and what must hold of them. */
export interface RowsSql {
  table: Sql;
  where: Sql;
}

/** `before`: as they stood just before that instant; null as they are. */
export function rowsSql(compiling: Compiling, before: string | null): RowsSql {
  const { source, setting } = compiling;
  if (source.rows) return declaredRows(compiling, before);
  if (before !== null) throw new AppError('invalid', 'The past is not known yet.');
  const { actor } = setting.ctx;
  return {
    table: sql`${sql.table(source.declaration.type)} r`,
    where: sql`${visible(actor, 'r')} and r.deleted_at is null`,
  };
}

function declaredRows({ source, setting }: Compiling, before: string | null): RowsSql {
  const rows = source.rows!;
  const { since } = rows;
  if (before !== null && since === undefined) {
    throw new AppError(
      'invalid',
      `${rows.label} are known as they are now only. Ask for them without a past day.`,
      {
        reason: 'no_past',
      },
    );
  }
  const { actor, now } = setting.ctx;
  const { timeZone } = setting;
  const scope = { actor, timeZone, before, now: now().toISOString() };
  return {
    table: sql`(select s.*, s.record_id as id from (${rows.rows(scope)}) s) r`,
    where: before === null ? sql`true` : sql`${sql.ref(`r.${since!}`)} < ${before}::timestamptz`,
  };
}
