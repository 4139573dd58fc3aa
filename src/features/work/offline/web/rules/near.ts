import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { serverNow } from '#src/web/api/clock.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';

const DAY_MS = 86_400_000;

interface Answer {
  refs?: Record<string, { type: string }>;
  items?: { id: string }[];
}

const MOST_RECORDS = 25;
const LIST_ROWS = 100;

/** Reads what one may need without a connection; each answer is kept on its way. */
export async function* readNear(): AsyncIterable<unknown> {
  // pages before signing in ask for nothing that only a member is told
  await requireMember();
  const records = new Map<string, 'person' | 'company'>();
  for (const path of firstPaths()) {
    const answer = await read(path);
    for (const [id, { type }] of Object.entries(answer?.refs ?? {})) {
      if (type === 'person' || type === 'company') records.set(id, type);
    }
    yield answer;
  }
  for (const path of listPaths()) yield await read(path);
  for (const [type, id] of openedLately()) records.set(id, type);
  for (const [id, type] of [...records].slice(0, MOST_RECORDS)) {
    const plural = type === 'person' ? 'people' : 'companies';
    yield await read(`/api/v1/${plural}/${id}`);
    yield await read(`/api/v1/visits/${type}/${id}`);
    for (const part of ['timeline', 'next-step', 'pinned-facts']) {
      yield await read(`/api/v1/${part}?${type}_id=${id}`);
    }
  }
}

/** The day, the sheets of today and tomorrow, the week, and the names behind the ids. */
function firstPaths(): `/${string}`[] {
  const dayIn = (days: number) => todayIn(reader.get().timeZone, serverNow() + days * DAY_MS);
  return [
    '/api/v1/today',
    '/api/v1/members',
    '/api/v1/record-types',
    `/api/v1/day-sheet?day=${dayIn(0)}`,
    `/api/v1/day-sheet?day=${dayIn(1)}`,
    `/api/v1/calendar?from=${dayIn(0)}&to=${dayIn(7)}`,
    '/api/v1/calls',
    '/api/v1/slipping',
    // a list waits for the views of its member, as an address may mean one
    '/api/v1/views?limit=200&sort=title',
    '/api/v1/list-choices',
  ];
}

/** People, companies and quotes; the open deals and one's tasks as their board and lists first ask. */
function listPaths(): `/${string}`[] {
  const isOpen = { field: 'status', op: 'is', value: 'open' };
  const isMine = { field: 'owner_id', op: 'is', value: '$me' };
  const isToDo = { field: 'done_at', op: 'is_empty' };
  const filtered = (plural: string, sort: string, filter: object) => {
    const asked = { limit: String(LIST_ROWS), sort, filter: JSON.stringify(filter) };
    return `/api/v1/${plural}?${new URLSearchParams(asked)}` as const;
  };
  return [
    `/api/v1/people?limit=${LIST_ROWS}&sort=-updated_at`,
    `/api/v1/companies?limit=${LIST_ROWS}&sort=-updated_at`,
    `/api/v1/quotes?limit=${LIST_ROWS}&sort=-updated_at`,
    '/api/v1/pipelines/settings',
    '/api/v1/currency',
    '/api/v1/deals/board?owners=all',
    '/api/v1/deals/board?owners=me',
    filtered('deals', 'closes_on', isOpen),
    filtered('deals', 'closes_on', { and: [isMine, isOpen] }),
    filtered('tasks', 'due_on', { and: [isMine, isToDo] }),
  ];
}

async function requireMember(): Promise<void> {
  if (!(await read('/api/v1/me'))) throw new Error('Nobody is signed in.');
}

/** What is not there, or not for this member, is left out; who signed out is asked no more. */
function read(path: `/${string}`): Promise<Answer | null> {
  return send<Answer>(`GET ${path}`).catch((error) => {
    if (error instanceof ApiProblem && error.status === 401) throw error;
    return null;
  });
}

/** The records opened last in this browser, as the search offers them. */
function openedLately(): ['person' | 'company', string][] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith('uptake.recent.'))
      .flatMap(
        (key) => JSON.parse(localStorage.getItem(key) ?? '[]') as { type: string; id: string }[],
      )
      .flatMap(({ type, id }) => (type === 'person' || type === 'company' ? [[type, id]] : []));
  } catch {
    return [];
  }
}
