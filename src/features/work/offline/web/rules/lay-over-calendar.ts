import { todayIn } from '#src/web/i18n/zones.ts';
import type { Values } from '#src/web/offline/queue/entry.ts';

/** A stretch of the calendar with what was planned here; of a series its first day alone. */
export function layOverCalendar(answer: Values, made: readonly Values[], asked: URLSearchParams) {
  const [from = '', to = '', members = ''] = ['from', 'to', 'members'].map(
    (name) => asked.get(name) ?? undefined,
  );
  const isAsked = ({ owner_id }: Values) => members === '' || members.includes(String(owner_id));
  const items = made
    .filter((task) => typeof task.due_on === 'string' && isAsked(task))
    .map((task) => itemOf(task, String(answer.time_zone)))
    .filter(({ day, last_day }) => last_day >= from && day < to);
  return { ...answer, items: [...(answer.items as Values[]), ...items] };
}

function itemOf(task: Values, timeZone: string) {
  const { due_on, due_at = null, ends_at = null, guests = [], colleagues = [] } = task;
  const day = String(due_on);
  const end = ends_at ? todayIn(timeZone, Date.parse(String(ends_at))) : day;
  return {
    ...task,
    ...{ occurrence: null, guests, colleagues, ends_at },
    ...{ day, last_day: end, starts_at: due_at },
  };
}
