import type { Estimate, Role } from '../decision-api.ts';

/** So many saves measured are enough to speak of what a field takes. */
export const ENOUGH_SAVES = 20;
/** A team of fewer is told with all others of the role, so that nobody's own work is read off. */
const FEW = 3;

/** How often a person gave a field in the weeks looked at. */
interface Giving {
  field: string;
  member_id: string;
  role: Role;
  team: string | null;
  times: number;
}

type FieldSeconds = Pick<Estimate['fields'][number], 'field' | 'seconds'>;

/** What the fields take of each role in a week, all its people together; of the most first. */
export function costByRole(
  fields: readonly FieldSeconds[],
  givings: readonly Giving[],
  weeks: number,
): Estimate['roles'] {
  const seconds = new Map(fields.map((one) => [one.field, one.seconds]));
  const costs = [...groupBy(givings, ({ role }) => role).values()].map((own) => {
    let least = 0;
    let most = 0;
    for (const { field, times } of own) {
      least += times * (seconds.get(field)?.[0] ?? 0);
      most += times * (seconds.get(field)?.[1] ?? 0);
    }
    const minutes: [number, number] = [tenths(least / 60 / weeks), tenths(most / 60 / weeks)];
    return { role: own[0]!.role, people: countPeople(own), minutes };
  });
  return costs.toSorted((one, other) => other.minutes[1] - one.minutes[1]);
}

/** Who gives a field, by role and team; those who do so most come first. */
export function givers(
  givings: readonly Giving[],
  weeks: number,
): Estimate['fields'][number]['givers'] {
  const byTeam = groupBy(givings, ({ role, team }) => JSON.stringify([role, team]));
  const named = (one: Giving) =>
    countPeople(byTeam.get(JSON.stringify([one.role, one.team]))!) >= FEW ? one.team : null;
  const groups = groupBy(givings, (one) => JSON.stringify([one.role, named(one)]));
  return [...groups]
    .map(([key, own]) => {
      const [role, team] = JSON.parse(key) as [Role, string | null];
      const times = own.reduce((sum, one) => sum + one.times, 0);
      return { role, team, people: countPeople(own), times_a_week: tenths(times / weeks) };
    })
    .toSorted((one, other) => other.times_a_week - one.times_a_week);
}

function countPeople(givings: readonly Giving[]): number {
  return new Set(givings.map(({ member_id }) => member_id)).size;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
