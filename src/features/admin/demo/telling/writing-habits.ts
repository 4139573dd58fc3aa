import type { DemoVia } from '../demo.ts';
import { HABITS } from '../material/habits.ts';
import type { DemoMember } from '../material/members.ts';
import type { Random } from '../random.ts';
import { type Day, instantAt, weekdayOf } from '../time/calendar.ts';
import { firstDayOf, nextPresent, type Span } from '../time/presence.ts';

const FRIDAY = 5;

interface Occurrence {
  day: Day;
  minute: number;
}

/**
 * When a member writes down what happened (ms since 1970), in their own way; null if they have not
 * come to it before today, or were not yet working with the system.
 */
export function chooseWritingTime(
  member: DemoMember,
  { day, minute }: Occurrence,
  { span, random }: { span: Span; random: Random },
): number | null {
  if (day < firstDayOf(member, span)) return null;
  const written = whenWritten(member, { day, minute }, { span, random });
  if (written.day >= span.today) return null;
  return instantAt(written.day, written.minute, member.time_zone) + random.between(0, 59_999);
}

function whenWritten(
  member: DemoMember,
  { day, minute }: Occurrence,
  { span, random }: { span: Span; random: Random },
): Occurrence {
  const soon = minute + random.between(2, 9);
  switch (HABITS[member.key].when) {
    case 'at_once':
      return { day, minute: soon };
    case 'same_day':
      return { day, minute: Math.max(soon, Math.min(minute + random.between(10, 110), 18 * 60)) };
    case 'evening':
      return { day, minute: random.between(19 * 60 + 20, 22 * 60 + 10) };
    case 'friday': {
      const friday = nextPresent(member, day + ((FRIDAY + 7 - weekdayOf(day)) % 7), span);
      const slot = random.between(13 * 60, 15 * 60 + 40);
      return { day: friday, minute: friday === day ? Math.max(soon, slot) : slot };
    }
    case 'late': {
      const later = nextPresent(member, day + random.between(0, 9), span);
      return { day: later, minute: later === day ? soon : random.between(9 * 60, 17 * 60) };
    }
  }
}

export function chooseVia(member: DemoMember, random: Random): DemoVia {
  const { onPhone, byCapture } = HABITS[member.key];
  const roll = random.next();
  if (roll < onPhone) return 'phone';
  return roll < onPhone + byCapture ? 'capture' : 'web';
}
