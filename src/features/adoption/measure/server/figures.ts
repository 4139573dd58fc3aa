import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#src/server/db/database.ts';
import { dayNumber, dayText } from '../days/clock.ts';
import type { DayTrace } from '../days/day-trace.ts';
import type { Day, LeaderMeasures, PersonMeasures } from '../measures.ts';
import type { PersonCalendar } from '../rules/calendar.ts';
import { judgeContacts } from '../rules/coverage.ts';
import { leaderMeasures } from '../rules/leader-measures.ts';
import { personMeasures } from '../rules/person-measures.ts';
import { journeysOf, shadowOfDays, type TeamPerson } from '../rules/team-measures.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** All that is reckoned of a member on a day. */
export interface Figures extends Omit<TeamPerson, 'exempt_until'> {
  leader: LeaderMeasures | null;
}

/** When somebody works, as it stands now. */
export interface MemberCalendar extends PersonCalendar {
  member_id: string;
  leads: boolean;
  /** What changes whenever what the figures come from does. */
  basis: string;
}

interface CalendarRow {
  id: string;
  working_days: number[];
  leads: boolean;
  matched_at: string | null;
  leave: { first_day: string; last_day: string }[] | null;
}

/** People whose days are read at once. */
const TOGETHER = 25;
/** Changes with what is kept of a person. */
const SHAPE = 3;

/** Changes with the rules, so that figures by other rules are not taken for theirs. */
const RULES = createHash('sha256')
  .update(JSON.stringify([THRESHOLDS, SHAPE]))
  .digest('base64')
  .slice(0, 8);

export async function readCalendars(
  db: Db,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<MemberCalendar[]> {
  const rows = await db.rows<CalendarRow>(sql`
    select m.id, m.working_days, u.matched_at,
      exists (select 1 from team t where t.workspace_id = m.workspace_id and t.leader_id = m.id
        and t.deleted_at is null) as leads,
      (select jsonb_agg(jsonb_build_object('first_day', a.first_day, 'last_day', a.last_day)
          order by a.first_day)
        from absence a where a.workspace_id = m.workspace_id and a.member_id = m.id
          and a.deleted_at is null) as leave
    from member m
    left join uptake_member u on u.workspace_id = m.workspace_id and u.member_id = m.id
    where m.workspace_id = ${workspaceId} and m.id = any(${[...memberIds]}::uuid[])`);
  return rows.map(({ id, working_days, leads, matched_at, leave }) => ({
    ...{ member_id: id, working_days, leads },
    leave: (leave ?? []).map(({ first_day, last_day }) => ({
      first: dayNumber(first_day),
      last: dayNumber(last_day),
    })),
    basis: JSON.stringify([matched_at, working_days, leads, leave, RULES]),
  }));
}

/**
 * Of a page that tells of many: what is kept of the day holds for the day, though something may have
 * come in since, as long as the member works and leads as they did.
 */
export async function readKeptFigures(
  db: Db,
  workspaceId: string,
  { memberIds, on }: { memberIds: readonly string[]; on: Day },
): Promise<Map<string, Figures>> {
  const { found } = await readFigures(db, workspaceId, { memberIds, on, isSame: worksAsBefore });
  return found;
}

/** All but when their days were matched last. */
function worksAsBefore(one: string, other: string): boolean {
  const rest = (basis: string) => JSON.stringify((JSON.parse(basis) as unknown[]).slice(1));
  return rest(one) === rest(other);
}

/** Reckons the figures of members at the end of a day, or gives those that are kept and still hold. */
export async function readFigures(
  db: Db,
  workspaceId: string,
  {
    memberIds,
    on,
    isSame = (one, other) => one === other,
  }: {
    memberIds: readonly string[];
    on: Day;
    isSame?: (one: string, other: string) => boolean;
  },
): Promise<{ found: Map<string, Figures>; fresh: (Kept & { member_id: string })[] }> {
  const calendars = await readCalendars(db, workspaceId, memberIds);
  const kept = await db.rows<Kept & { member_id: string }>(sql`
    select member_id, basis, figures from uptake_figure
    where workspace_id = ${workspaceId} and on_day = ${on}
      and member_id = any(${[...memberIds]}::uuid[])`);
  const known = new Map(kept.map((one) => [one.member_id, one] as const));
  const isKnown = ({ member_id, basis }: MemberCalendar) => {
    const had = known.get(member_id)?.basis;
    return had !== undefined && isSame(had, basis);
  };
  const missing = calendars.filter((one) => !isKnown(one));
  const reckoned = await reckon(db, workspaceId, { calendars: missing, on });
  const fresh = missing.map(({ member_id, basis }) => ({
    ...{ member_id, basis },
    figures: reckoned.get(member_id)!,
  }));
  const found = new Map(
    calendars.map((one) => {
      const figures = isKnown(one)
        ? known.get(one.member_id)!.figures
        : reckoned.get(one.member_id)!;
      return [one.member_id, figures] as const;
    }),
  );
  return { found, fresh };
}

interface Kept {
  basis: string;
  figures: Figures;
}

async function reckon(
  db: Db,
  workspaceId: string,
  { calendars, on }: { calendars: readonly MemberCalendar[]; on: Day },
): Promise<Map<string, Figures>> {
  const figures = new Map<string, Figures>();
  for (let at = 0; at < calendars.length; at += TOGETHER) {
    const some = calendars.slice(at, at + TOGETHER);
    const memberIds = some.map(({ member_id }) => member_id);
    const days = await readDays(db, workspaceId, { memberIds, on });
    for (const one of some) {
      figures.set(one.member_id, figuresOf(one, days.get(one.member_id) ?? [], on));
    }
  }
  return figures;
}

export async function readDays(
  db: Db,
  workspaceId: string,
  { memberIds, on }: { memberIds: readonly string[]; on: Day },
): Promise<Map<string, DayTrace[]>> {
  const since = dayText(dayNumber(on) - THRESHOLDS.days_read);
  const rows = await db.rows<{ member_id: string; traces: DayTrace[] }>(sql`
    select member_id, jsonb_agg(trace order by day) as traces from uptake_day
    where workspace_id = ${workspaceId} and member_id = any(${[...memberIds]}::uuid[])
      and day > ${since} and day <= ${on} group by member_id`);
  return new Map(rows.map(({ member_id, traces }) => [member_id, traces]));
}

export function figuresOf(calendar: MemberCalendar, days: readonly DayTrace[], on: Day): Figures {
  const { member_id } = calendar;
  const measures: PersonMeasures = personMeasures({ member_id, days, calendar }, dayNumber(on));
  const window = { from: dayNumber(measures.from), to: dayNumber(on) };
  return {
    measures,
    leader: calendar.leads ? leaderMeasures(member_id, days, window) : null,
    journeys: journeysOf(judgeContacts(days, calendar, window)),
    shadow: shadowOfDays(days, window),
  };
}

export async function keepFigures(
  db: Db,
  workspaceId: string,
  { fresh, on }: { fresh: readonly (Kept & { member_id: string })[]; on: Day },
): Promise<void> {
  if (fresh.length === 0) return;
  await db.rows(sql`
    insert into uptake_figure (workspace_id, member_id, on_day, basis, figures)
    select ${workspaceId}, f.member_id, ${on}, f.basis, f.figures
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
      as f(member_id uuid, basis text, figures jsonb)
    on conflict (workspace_id, member_id, on_day)
      do update set basis = excluded.basis, figures = excluded.figures`);
}
