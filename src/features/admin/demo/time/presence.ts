import { type DemoMember, type MemberKey, memberOf, TEAMS } from '../material/members.ts';
import { type Day, isWorkday, weekOf } from './calendar.ts';

/** The time that the demo tells: the first day, and the day on which it is looked at. */
export interface Span {
  start: Day;
  today: Day;
}

/** The first day on which the member works with the system. */
export function firstDayOf(member: DemoMember, span: Span): Day {
  if (member.startedDaysAgo !== undefined) return span.today - member.startedDaysAgo;
  return span.start + TEAMS.find((team) => team.key === member.team)!.joins_after;
}

/** Whether the member is on a leave that is longer than holidays. */
export function isOnLeave(member: DemoMember, day: Day, span: Span): boolean {
  const { leave } = member;
  return leave !== undefined && day >= span.today - leave.since && day < span.today + leave.until;
}

/** At work, in the country of the member and in those given. */
export function isPresent(member: DemoMember, day: Day, span: Span, also: string[] = []): boolean {
  return (
    isWorkday(day, [member.country, ...also]) &&
    !member.holidayWeeks.includes(weekOf(day)) &&
    !isOnLeave(member, day, span)
  );
}

/** That day, or the next on which the member is at work. */
export function nextPresent(member: DemoMember, day: Day, span: Span, also?: string[]): Day {
  for (let candidate = day; candidate < day + 200; candidate++) {
    if (isPresent(member, candidate, span, also)) return candidate;
  }
  throw new Error(`${member.key} is never at work after day ${day}.`);
}

/** Who looks after the owner's customers on that day: the owner, or who stands in or was before. */
export function actingFor(owner: MemberKey, day: Day, span: Span): DemoMember {
  const member = memberOf(owner);
  if (member.startedDaysAgo !== undefined && day < firstDayOf(member, span)) {
    return memberOf(TEAMS.find((team) => team.key === member.team)!.leader);
  }
  return isOnLeave(member, day, span) ? memberOf(member.leave!.cover) : member;
}

/** The first day on which a newcomer's customers are in their name. */
export function handoverDay(member: DemoMember, span: Span): Day {
  return nextPresent(member, firstDayOf(member, span) + 1, span);
}

/** In whose name a record is that is made on that day. */
export function ownerOn(owner: MemberKey, day: Day, span: Span): MemberKey {
  const member = memberOf(owner);
  const isNewcomer = member.startedDaysAgo !== undefined;
  if (!isNewcomer || day >= handoverDay(member, span)) return owner;
  return TEAMS.find((team) => team.key === member.team)!.leader;
}
