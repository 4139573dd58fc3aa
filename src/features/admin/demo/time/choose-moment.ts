import type { DemoMember } from '../material/members.ts';
import type { Random } from '../random.ts';
import { type Day, instantAt } from './calendar.ts';
import { firstDayOf, nextPresent, type Span } from './presence.ts';

/** A moment between `from` and `to` at which the member is at work. */
export function chooseMoment(
  member: DemoMember,
  { from, to, span, random }: { from: Day; to: Day; span: Span; random: Random },
): number {
  const earliest = Math.max(from, firstDayOf(member, span));
  const wanted = random.between(earliest, Math.max(earliest, to));
  const day = nextPresent(member, wanted, span);
  const last = day < span.today ? day : lastPresentBefore(member, span);
  return (
    instantAt(last, random.between(9 * 60, 17 * 60), member.time_zone) + random.between(0, 59_999)
  );
}

function lastPresentBefore(member: DemoMember, span: Span): Day {
  let day = span.today - 1;
  while (nextPresent(member, day, span) !== day) day--;
  return day;
}
