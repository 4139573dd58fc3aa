import { sql } from 'kysely';
import { refuseInWindow } from '#src/features/adoption/guard/server/window-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Grouping, TEAM } from '../../metric.ts';
import { type Compiling, fieldAt, type SourceField, type Sql } from '../plan/compiling.ts';
import type { GroupSql } from '../plan/group-sql.ts';
import {
  areInSight,
  type Guard,
  type PeopleInSight,
  readPeopleInSight,
  type WhoseTest,
} from './people-in-sight.ts';

/** What must hold besides, so that nobody else is told of by name; refuses where nobody would be left. */
export async function guardScan(
  compiling: Compiling,
  guard: Guard,
  groupings: readonly Grouping[],
): Promise<Sql[]> {
  const { ctx } = compiling.setting;
  const fields: SourceField[] = [];
  for (const { field } of groupings) fields.push(await fieldAt(compiling, field));
  const whose = fields.filter((one) => one.own === TEAM || one.holdsMembers);
  if (whose.length === 0 && compiling.whose.length === 0) return [];
  guard.sight ??= readPeopleInSight(ctx, guard.looks !== undefined);
  const sight = await guard.sight;
  const others = compiling.whose.flatMap((test) => othersIn(test, { sight, ctx }));
  const areGrouped = whose.some(({ holdsMembers }) => holdsMembers) && sight.led.size > 1;
  if (others.length > 0 || areGrouped) await refuseInWindow(ctx);
  for (const id of others) guard.looks?.add(id);
  if (sight.isWhole) return [];
  return whose.map((field) => narrowed(field, { sight, compiling }));
}

/** Who besides oneself is told of one by one; a whole team is not. */
function othersIn(
  { of, ids }: WhoseTest,
  { sight, ctx }: { sight: PeopleInSight; ctx: ReadContext },
): string[] {
  const isSeen = of === 'teams' ? ids.every((id) => sight.teams.has(id)) : areInSight(sight, ids);
  if (!isSeen) throw refuse();
  if (of === 'teams' || !ids.every((id) => sight.members.has(id))) return [];
  return ids.filter((id) => id !== ctx.actor.memberId);
}

function narrowed(
  field: SourceField,
  { sight, compiling }: { sight: PeopleInSight; compiling: Compiling },
): Sql {
  if (field.own === TEAM) {
    if (sight.teams.size === 0) throw refuse();
    return sql`${field.sql} = any(${[...sight.teams]}::uuid[])`;
  }
  const { memberId } = compiling.setting.ctx.actor;
  const isOfOneself = compiling.whose.some(({ ids }) => ids.every((id) => id === memberId));
  // of a list of people others stand beside those who are meant
  if (field.type !== 'uuid' || (sight.led.size === 1 && !isOfOneself)) throw refuse();
  return sql`${field.sql} = any(${[...sight.led]}::uuid[])`;
}

/** Of whom it is told one by one: the groups that are members. */
export function namesPeople({ field }: Pick<GroupSql, 'field'>): boolean {
  return Boolean(field?.holdsMembers);
}

function refuse(): AppError {
  return new AppError(
    'forbidden',
    'How people work is told of yourself, of those you lead, and of teams of five people or more. Look at one of these, or group by something else, such as time.',
    { reason: 'not_by_person' },
  );
}
