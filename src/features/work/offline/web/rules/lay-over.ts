import type { Entry, Values } from '#src/web/offline/queue/entry.ts';
import { layOverBoard } from './deal/lay-over-board.ts';
import { type Declarations, type Effect, listEffects, readPath } from './effects.ts';
import { layOverCalendar } from './lay-over-calendar.ts';
import { layOverList } from './lay-over-list.ts';
import { layOverNextStep } from './lay-over-next-step.ts';
import { layOverToday } from './lay-over-today.ts';

type Answer = Record<string, unknown>;

const BOARD = '/api/v1/deals/board';
/** Answers that speak of open tasks alone. */
const OPEN_LISTS = /^\/api\/v1\/(calls|slipping|day-sheet|visits\/.*)$/;

interface Laying {
  effects: readonly Effect[];
  types: Declarations;
  query: URLSearchParams;
}

const LAYERS: Record<string, (answer: Answer | undefined, laying: Laying) => unknown> = {
  '/api/v1/timeline': (answer, { query, effects }) => layOverTimeline(answer, query, effects),
  '/api/v1/next-step': (answer, { query, effects }) =>
    layOverNextStep(withoutDone(answer, doneTasks(effects)), effects, query),
  '/api/v1/today': (answer, { effects }) => answer && layOverToday(answer, effects),
  '/api/v1/calendar': (answer, { effects, types, query }) => {
    const made = effects.filter(({ isNew, type }) => isNew && type === 'task');
    const tasks = made.map(({ id }) => findMade(id, effects, types)!);
    return answer && layOverCalendar(answer, tasks, query);
  },
};

/** An answer of the server with what waits laid over it; undefined if there is nothing to show. */
export function layOver(
  { url, answer }: { url: string; answer: unknown },
  entries: readonly Entry[],
  types: Declarations,
): unknown {
  const effects = listEffects(entries, types);
  if (effects.length === 0) return answer;
  const { pathname, searchParams } = new URL(url, 'http://here');
  const placed =
    pathname === BOARD ? layOverBoard(answer, entries, { types, query: searchParams }) : answer;
  const changed = addNames(change(placed, effects, types) as Answer | undefined, entries);
  const layer = LAYERS[pathname];
  if (layer) return layer(changed, { effects, types, query: searchParams });
  if (OPEN_LISTS.test(pathname)) return withoutDone(changed, doneTasks(effects));
  const place = readPath(pathname, types);
  if (!place || place.verb) return changed;
  if (place.id) return changed ?? findMade(place.id, effects, types);
  const make = (id: string) => findMade(id, effects, types);
  return (
    changed &&
    layOverList(changed, place.declaration, { entries, effects, query: searchParams, make })
  );
}

/** With what the records are called that a waiting write refers to. */
function addNames(answer: Answer | undefined, entries: readonly Entry[]): Answer | undefined {
  if (typeof answer?.refs !== 'object') return answer;
  return { ...answer, refs: Object.assign({}, answer.refs, ...entries.map(({ refs }) => refs)) };
}

/** A record that was made here, with what was changed on it since. */
export function findMade(
  id: string,
  effects: readonly Effect[],
  types: Declarations,
): Values | undefined {
  const made = effects.find((effect) => effect.isNew && effect.id === id);
  if (!made) return undefined;
  const refs = titlesOf(effects.filter(({ isNew }) => isNew));
  return change({ ...made.values, refs }, effects, types) as Values;
}

/** Sets what waits on every object of the answer that is one of the changed records. */
function change(value: unknown, effects: readonly Effect[], types: Declarations): unknown {
  const byId = new Map<string, Effect[]>();
  for (const effect of effects) {
    if (!effect.isNew) byId.set(effect.id, [...(byId.get(effect.id) ?? []), effect]);
  }
  return byId.size === 0 ? value : changeWithin(value, byId, types);
}

function changeWithin(
  value: unknown,
  byId: ReadonlyMap<string, Effect[]>,
  types: Declarations,
): unknown {
  if (Array.isArray(value)) return value.map((item) => changeWithin(item, byId, types));
  if (typeof value !== 'object' || value === null) return value;
  const object: Answer = {};
  for (const [name, part] of Object.entries(value)) object[name] = changeWithin(part, byId, types);
  const effects = byId.get(String(object.id));
  if (!effects) return object;
  for (const { values } of effects) Object.assign(object, values);
  const declaration = types.get(effects[0]!.type);
  if (declaration && 'created_at' in object) object.title = declaration.title(object);
  return { ...object, waiting: true };
}

/** What the server adds to a note once it has it. */
const NOTHING_WITH_IT = { files: [], tasks: [], mentions: [] };

/** The timeline of a person or company: what was written about them here stands on top. */
function layOverTimeline(
  answer: Answer | undefined,
  query: URLSearchParams,
  effects: readonly Effect[],
): Answer | undefined {
  if (query.has('cursor')) return answer;
  const isAbout = ({ values }: Effect) =>
    [...query].some(([field, id]) => field.endsWith('_id') && values[field] === id);
  const made = effects.filter((effect) => effect.isNew && isAbout(effect));
  const isOfMade = effects.some(({ isNew, id }) => isNew && [...query.values()].includes(id));
  if (!answer && made.length === 0 && !isOfMade) return undefined;
  const {
    open = [],
    items = [],
    ...rest
  } = (answer ?? {}) as {
    open?: Values[];
    items?: Values[];
  };
  const tasks = [
    ...open,
    ...made.filter(({ type }) => type === 'task').map(({ values }) => values),
  ];
  const done = tasks.filter(({ done_at }) => done_at);
  const notes = made.filter(({ type }) => type === 'activity').map(({ values }) => values);
  const told = [
    ...notes.map((values) => ({
      ...NOTHING_WITH_IT,
      ...values,
      type: 'activity',
      at: values.occurred_at,
    })),
    ...done.map((values) => ({ ...values, type: 'task', at: values.done_at })),
  ];
  return {
    more_open: false,
    next_cursor: null,
    refs: {},
    ...rest,
    open: tasks.filter(({ done_at }) => !done_at),
    items: [...told.toReversed(), ...items],
  };
}

function titlesOf(effects: readonly Effect[]): Record<string, { type: string; title: unknown }> {
  return Object.fromEntries(
    effects.map(({ id, type, values }) => [id, { type, title: values.title }]),
  );
}

function doneTasks(effects: readonly Effect[]): ReadonlySet<string> {
  const done = effects.filter(({ type, values }) => type === 'task' && values.done_at);
  return new Set(done.map(({ id }) => id));
}

/** Leaves out what speaks of a done task, wherever it stands. */
function withoutDone(value: unknown, done: ReadonlySet<string>): unknown {
  const isDone = (item: unknown) => {
    const { id, task_id } = (item ?? {}) as { id?: unknown; task_id?: unknown };
    return done.has(String(task_id ?? id));
  };
  if (Array.isArray(value)) {
    return value.filter((item) => !isDone(item)).map((item) => withoutDone(item, done));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      isDone(part) ? null : withoutDone(part, done),
    ]),
  );
}
