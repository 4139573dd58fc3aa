import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { serverNow } from '#src/web/api/clock.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';

const DAY_MS = 86_400_000;

interface Item {
  id: string;
  person_id?: string | null;
  company_id?: string | null;
  deal_id?: string | null;
}

interface Answer {
  refs?: Record<string, { type: string }>;
  items?: Item[];
}

type Path = `/${string}`;
type Customer = 'person' | 'company';

/** Of each a handful of answers is kept: what it is, what was said, what comes next. */
const MOST_CUSTOMERS = 60;
const MOST_DEALS = 40;
const LIST_ROWS = 100;
/** So far ahead lie the meetings that one may have to prepare, and the days with a sheet. */
const MEETING_DAYS = 14;
const SHEET_DAYS = 4;

/**
 * Reads what one may need without a connection, in order of need; each answer is kept on its way. Of
 * customers and deals nothing is read again that is fresh.
 */
export async function* readNear(
  isFresh: (url: string) => Promise<boolean>,
): AsyncIterable<unknown> {
  // pages before signing in ask for nothing that only a member is told
  await requireMember();
  const [met, behind] = [createNames(), createNames()];
  for (const path of meetingPaths()) yield met.note(await read(path));
  for (const path of followUpPaths()) yield behind.note(await read(path));
  for (const path of listPaths()) yield await read(path);
  const own = await read(ownDealsPath());
  yield own;
  const selling = createNames();
  selling.note({ items: own?.items ?? [] });
  const customers = [...met.customers(), ...selling.customers(), ...openedLately()];
  const deals = [...met.deals(), ...(own?.items ?? []).map(({ id }) => id)];
  for (const path of recordPaths([...customers, ...behind.customers()], deals)) {
    if (!(await isFresh(`/api/v1${path}`))) yield await read(path);
  }
}

/** The records that answers name, in the order in which they do. */
function createNames() {
  const customers = new Map<string, Customer>();
  const deals = new Set<string>();
  return {
    note(answer: Answer | null): Answer | null {
      for (const [type, id] of namesIn(answer ?? {})) {
        if (type === 'deal') deals.add(id);
        else customers.set(id, type);
      }
      return answer;
    },
    customers: () => [...customers],
    deals: () => [...deals],
  };
}

/** First whom its rows are about, then whom else they name. */
function namesIn({ items = [], refs = {} }: Answer): [Customer | 'deal', string][] {
  const about = items.flatMap((item) => [
    ['person', item.person_id] as const,
    ['company', item.company_id] as const,
    ['deal', item.deal_id] as const,
  ]);
  const named = Object.entries(refs).map(([id, { type }]) => [type, id] as const);
  return [...about, ...named].flatMap(([type, id]) =>
    id && (type === 'person' || type === 'company' || type === 'deal') ? [[type, id]] : [],
  );
}

function recordPaths(customers: readonly [string, Customer][], deals: readonly string[]): Path[] {
  const people = [...new Map(customers)].slice(0, MOST_CUSTOMERS);
  return [
    ...people.flatMap(([id, type]) => customerPaths(id, type)),
    ...[...new Set(deals)].slice(0, MOST_DEALS).flatMap(dealPaths),
  ];
}

function customerPaths(id: string, type: Customer): Path[] {
  const about = `${type}_id=${id}`;
  return [
    `/${type === 'person' ? 'people' : 'companies'}/${id}`,
    `/visits/${type}/${id}`,
    `/next-step?${about}`,
    `/timeline?${about}`,
    `/pinned-facts?${about}`,
  ];
}

function dealPaths(id: string): Path[] {
  return [`/deals/${id}`, `/next-step?deal_id=${id}`, `/timeline?deal_id=${id}`];
}

function dayIn(days: number): string {
  return todayIn(reader.get().timeZone, serverNow() + days * DAY_MS);
}

/** The day and the meetings to come, and the names behind the ids. */
function meetingPaths(): Path[] {
  const sheets = Array.from({ length: SHEET_DAYS }, (_, days) => dayIn(days));
  return [
    `/calendar?from=${dayIn(0)}&to=${dayIn(MEETING_DAYS)}`,
    '/today',
    '/members',
    '/teams',
    '/record-types',
    ...sheets.map((day): Path => `/day-sheet?day=${day}`),
  ];
}

function followUpPaths(): Path[] {
  return [
    '/calls',
    '/slipping',
    // a list waits for the views of its member, as an address may mean one
    '/views?limit=200&sort=title',
    '/list-choices',
  ];
}

const IS_OPEN = { field: 'status', op: 'is', value: 'open' };
const IS_MINE = { field: 'owner_id', op: 'is', value: '$me' };

function ownDealsPath(): Path {
  return filtered('deals', 'closes_on', { and: [IS_MINE, IS_OPEN] });
}

/** People, companies, quotes and orders; the open deals and one's tasks as their board and lists first ask. */
function listPaths(): Path[] {
  const isToDo = { field: 'done_at', op: 'is_empty' };
  return [
    `/people?limit=${LIST_ROWS}&sort=-updated_at`,
    `/companies?limit=${LIST_ROWS}&sort=-updated_at`,
    `/quotes?limit=${LIST_ROWS}&sort=-updated_at`,
    `/orders?limit=${LIST_ROWS}&sort=-updated_at`,
    '/pipelines/settings',
    '/currency',
    '/deals/board?owners=all',
    '/deals/board?owners=me',
    filtered('deals', 'closes_on', IS_OPEN),
    filtered('tasks', 'due_on', { and: [IS_MINE, isToDo] }),
  ];
}

function filtered(plural: string, sort: string, filter: object): Path {
  const asked = { limit: String(LIST_ROWS), sort, filter: JSON.stringify(filter) };
  return `/${plural}?${new URLSearchParams(asked)}`;
}

async function requireMember(): Promise<void> {
  if (!(await read('/me'))) throw new Error('Nobody is signed in.');
}

/** What is not there, or not for this member, is left out; who signed out is asked no more. */
function read(path: Path): Promise<Answer | null> {
  return send<Answer>(`GET /api/v1${path}`).catch((error) => {
    if (error instanceof ApiProblem && error.status === 401) throw error;
    return null;
  });
}

/** The records opened last in this browser, as the search offers them. */
function openedLately(): [string, Customer][] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith('uptake.recent.'))
      .flatMap(
        (key) => JSON.parse(localStorage.getItem(key) ?? '[]') as { type: string; id: string }[],
      )
      .flatMap(({ type, id }) => (type === 'person' || type === 'company' ? [[id, type]] : []));
  } catch {
    return [];
  }
}
