import { DAY, type DayNumber, instantOf, isHoliday, MINUTE, weekdayOf } from '../world/calendar.ts';
import type { Member, Organisation } from '../world/organisation.ts';

export function isThere(member: Member, day: DayNumber): boolean {
  return (
    day >= member.joins &&
    (member.leaves === null || day < member.leaves) &&
    member.weekdays.includes(weekdayOf(day)) &&
    !isHoliday(day) &&
    !member.absences.some(({ first, last }) => day >= first && day <= last)
  );
}

export function workingDays(member: Member, { start, weeks }: Organisation): DayNumber[] {
  const days = Array.from({ length: weeks * 7 }, (_, at) => start + at);
  return days.filter((day) => isThere(member, day));
}

export function beginOf(member: Member, day: DayNumber): number {
  return instantOf(member.zone, day, member.begins);
}

export function endOf(member: Member, day: DayNumber): number {
  return instantOf(member.zone, day, member.ends);
}

/** The first moment at work from then on: that moment itself, or the next morning. */
export function atWorkFrom(member: Member, at: number, slack = 0): number | null {
  for (let day = Math.floor(at / DAY) - 1; day < Math.floor(at / DAY) + 60; day++) {
    if (!isThere(member, day)) continue;
    if (at < beginOf(member, day)) return beginOf(member, day) + slack * MINUTE;
    if (at <= endOf(member, day)) return at;
  }
  return null;
}

export function nextWorkingDay(member: Member, day: DayNumber): DayNumber | null {
  for (let next = day + 1; next < day + 60; next++) if (isThere(member, next)) return next;
  return null;
}

/** The day itself or the next on which they mean to work; what they do not know yet does not count. */
export function dayOfWork(member: Member, day: DayNumber): DayNumber {
  for (let next = day; next < day + 40; next++) {
    const isAway = member.absences.some((one) => one.told && next >= one.first && next <= one.last);
    if (member.weekdays.includes(weekdayOf(next)) && !isHoliday(next) && !isAway) return next;
  }
  return day;
}
