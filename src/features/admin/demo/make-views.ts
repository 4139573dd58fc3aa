import type { DemoCompany, DemoView } from './demo.ts';
import type { Making } from './making.ts';
import { HABITS } from './material/habits.ts';
import { type DemoMember, MEMBERS, type MemberKey, memberOf } from './material/members.ts';
import { createRandom, type Random } from './random.ts';
import { clockAt, instantAt, weekdayOf } from './time/calendar.ts';
import { firstDayOf, isPresent } from './time/presence.ts';

/** What members opened to read: before a contact as their habits have it, leaders on Mondays too. */
export function makeViews(making: Making): DemoView[] {
  const views = [...viewsBeforeContacts(making), ...viewsOfLeaders(making)];
  views.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const last = new Map<string, number>();
  return views.filter(({ at, actor, id }) => {
    const key = `${actor} ${id}`;
    const ms = Date.parse(at);
    if (ms - (last.get(key) ?? 0) < 3_600_000) return false;
    last.set(key, ms);
    return true;
  });
}

function viewsBeforeContacts({ chronicle }: Making): DemoView[] {
  const random = createRandom(chronicle.seed, 'views');
  const made = new Map(
    [...chronicle.records.person, ...chronicle.records.company].map((r) => [r.id, r.created_at]),
  );
  return chronicle.records.activity.flatMap((activity): DemoView[] => {
    const { owner, occurred_at, person_id, company_id } = activity;
    if (owner === null || !random.chance(HABITS[owner].looksUp)) return [];
    const contact = Date.parse(occurred_at!);
    // Some the evening before, most right before the call.
    const before = random.chance(0.2) ? 15 * 3_600_000 : random.between(60_000, 2_400_000);
    const at = new Date(contact - before).toISOString();
    const [type, id] =
      person_id && (company_id === null || random.chance(0.6))
        ? (['person', person_id] as const)
        : (['company', company_id!] as const);
    return made.get(id)! < at ? [{ at, actor: owner, type, id }] : [];
  });
}

/** Those leaders who use it go through what is hot in their team as the week begins. */
function viewsOfLeaders(making: Making): DemoView[] {
  const { chronicle } = making;
  const random = createRandom(chronicle.seed, 'leaders');
  const readers = MEMBERS.filter(
    ({ key, role }) => role === 'manager' && HABITS[key].looksUp > 0.5,
  );
  return readers.flatMap((reader) =>
    chronicle.records.company
      .filter(({ owner }) => reads(reader, owner) && random.chance(0.8))
      .flatMap((company) => viewsOnMondays(making, { reader, company, random })),
  );
}

/** Sales leaders read their own team's companies, the others any. */
function reads(reader: DemoMember, owner: MemberKey | null): boolean {
  return reader.team !== 'north' || (owner !== null && memberOf(owner).team === reader.team);
}

function viewsOnMondays(
  { span }: Making,
  { reader, company, random }: { reader: DemoMember; company: DemoCompany; random: Random },
): DemoView[] {
  const views: DemoView[] = [];
  const share = reader.team === 'north' ? 0.1 : 0.012;
  const since = clockAt(Date.parse(company.created_at), reader.time_zone).day;
  const begins = firstDayOf(reader, span);
  const first = since + 8 - weekdayOf(since);
  for (let monday = first; monday < span.today; monday += 7) {
    if (!random.chance(share) || monday < begins || !isPresent(reader, monday, span)) continue;
    const minute = random.between(8 * 60, 10 * 60);
    const at = new Date(instantAt(monday, minute, reader.time_zone)).toISOString();
    views.push({ at, actor: reader.key, type: 'company', id: company.id });
  }
  return views;
}
