import { daysBetween } from '#src/lib/days.ts';
import type { Values } from '#src/web/offline/queue/entry.ts';
import type { Effect } from './effects.ts';

interface Section {
  items: Values[];
  total: number;
}

const SECTIONS = ['slipped', 'promised', 'coming'] as const;
const COMING_DAYS = 7;
const SHOWN = ['id', 'subject', 'note', 'kind', 'due_on', 'due_at', 'person_id', 'company_id'];

/** The day with what waits: done tasks are gone, moved ones where they belong, new ones among them. */
export function layOverToday(
  answer: Record<string, unknown>,
  effects: readonly Effect[],
): Record<string, unknown> {
  const day = String(answer.day);
  const sections = SECTIONS.map((name) => answer[name] as Section | undefined);
  if (sections.some((section) => !section)) return answer;
  const known = sections.flatMap((section) => section!.items);
  const tasks = [...known, ...newTasks(effects, answer)].filter(({ done_at }) => !done_at);
  const placed = groupBy(tasks, (task) => sectionOf(task, day));
  const changed = SECTIONS.map((name, at) => {
    const before = sections[at]!;
    const items: Values[] = (placed.get(name) ?? []).map((task) => ({
      ...task,
      days_late: Math.max(0, daysBetween(String(task.due_on), day)),
    }));
    items.sort((one, other) => (String(one.due_on) < String(other.due_on) ? -1 : 1));
    return [name, { items, total: before.total + items.length - before.items.length }];
  });
  const meetings = answer.meetings as Section | undefined;
  return {
    ...answer,
    ...Object.fromEntries(changed),
    ...(meetings && { meetings: withoutDone(meetings) }),
  };
}

function newTasks(effects: readonly Effect[], answer: Record<string, unknown>): Values[] {
  const refs = (answer.refs ?? {}) as Record<string, unknown>;
  return effects
    .filter(({ isNew, type, values }) => isNew && type === 'task' && values.due_on)
    .map(({ values }) => {
      const shown = Object.fromEntries(SHOWN.map((name) => [name, values[name] ?? null]));
      const person_id = refs[String(values.person_id)] ? values.person_id : null;
      return { ...shown, person_id, version: 1, phone: null, waiting: true };
    });
}

function sectionOf({ due_on }: Values, day: string): (typeof SECTIONS)[number] | 'later' {
  const distance = daysBetween(day, String(due_on));
  if (distance < 0) return 'slipped';
  if (distance === 0) return 'promised';
  return distance <= COMING_DAYS ? 'coming' : 'later';
}

function withoutDone({ items, total }: Section): Section {
  const open = items.filter(({ done_at }) => !done_at);
  return { items: open, total: total - (items.length - open.length) };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
