import type { readBoard } from '#src/features/sales/deal/board-api.ts';
import { changeCard, moveCard, putCard } from '#src/features/sales/deal/web/shared/move-card.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { Entry, Values } from '#src/web/offline/queue/entry.ts';
import { type Declarations, type Effect, effectsOf } from '../effects.ts';

type Board = EndpointOutput<typeof readBoard>;
type Column = Board['columns'][number];
type Card = Column['cards'][number];

const MOVE = /^\/api\/v1\/deals\/([0-9a-f-]{36})\/move$/;
const ON_CARD = ['status', 'amount', 'closes_on', 'company_id', 'person_id'] as const;
const DAY_MS = 86_400_000;

/** The deal that a write moves on the board. */
export function movedDeal({ path }: Pick<Entry, 'path'>): string | undefined {
  return MOVE.exec(path)?.[1];
}

interface BoardLaying {
  types: Declarations;
  query: URLSearchParams;
}

/** The board as it will be: cards where they were put, with what was changed on them, in that order. */
export function layOverBoard(
  answer: unknown,
  entries: readonly Entry[],
  { types, query }: BoardLaying,
): unknown {
  if (answer === undefined) return answer;
  const waiting = entries.filter(({ state }) => state === 'waiting');
  return waiting.reduce((board, entry) => {
    const effects = effectsOf(entry, types).filter(({ type }) => type === 'deal');
    if (effects.length === 0) return board;
    const values: Values = Object.assign({}, ...effects.map((one) => one.values));
    const effect = { ...effects[0]!, values };
    if (effect.isNew) return addDeal(board, effect, entry);
    const beyond = findBeyond(board, entry, query);
    return beyond
      ? changeBeyond(board, beyond, { effect, entry })
      : changeDeal(board, effect, entry);
  }, answer as Board);
}

function changeDeal(board: Board, { id, values }: Effect, { body, refs }: Entry): Board {
  const given = ON_CARD.filter((name) => values[name] !== undefined);
  const change = Object.fromEntries(given.map((name) => [name, values[name]])) as Partial<Card>;
  if (typeof values.name === 'string') change.title = values.name;
  if (values.company_id !== undefined) change.company = nameIn(refs, values.company_id);
  if (values.person_id !== undefined) change.person = nameIn(refs, values.person_id);
  const changed = changeCard(board, id, change);
  if (typeof values.stage_id !== 'string') return changed;
  const before = typeof body.before === 'string' ? body.before : undefined;
  return moveCard(changed, { id, to: values.stage_id, before });
}

/** What a record is called; by its id alone nobody knows. */
function nameIn(refs: Values | undefined, id: unknown): string | null {
  return (refs?.[String(id)] as { title?: string } | undefined)?.title ?? null;
}

/** A deal that its column counts, though its card is not among the first, which alone are told. */
function findBeyond(board: Board, { known, owner }: Entry, query: URLSearchParams): Card | null {
  if (!known || query.has('after')) return null;
  const isOwnersOnly = (query.get('owners') ?? 'all') !== 'all';
  if (isOwnersOnly && known.owner_id !== owner) return null;
  const column = board.columns.find(({ stage_id }) => stage_id === known.stage_id);
  const isThere = board.columns.some(({ cards }) => cards.some(({ id }) => id === known.id));
  if (!column?.more || isThere || !isCounted(column, known)) return null;
  return cardOf(known, known.refs as Values | undefined);
}

/** Of won and lost ones those of the last days are. */
function isCounted({ days }: Column, { closed_at }: Values): boolean {
  return days === null || Date.parse(String(closed_at)) > Date.now() - days * DAY_MS;
}

/** Where it is moved to it comes to be seen; what only changes on it is told by the sums alone. */
function changeBeyond(
  board: Board,
  card: Card,
  { effect, entry }: { effect: Effect; entry: Entry },
): Board {
  const columnWith = (column: Column) =>
    column.stage_id === card.stage_id ? { ...column, cards: [...column.cards, card] } : column;
  const shown = { ...board, columns: board.columns.map(columnWith) };
  const changed = changeDeal(shown, effect, entry);
  const columnWithout = (column: Column) =>
    column.stage_id === card.stage_id
      ? { ...column, cards: column.cards.filter(({ id }) => id !== card.id) }
      : column;
  return { ...changed, columns: changed.columns.map(columnWithout) };
}

/** A new deal without a stage begins at the first, as on the server. */
function addDeal(board: Board, { id, values }: Effect, { refs }: Entry): Board {
  const stage_id = values.stage_id ?? board.columns[0]?.stage_id;
  const card = { ...cardOf(values, refs), id, stage_id: String(stage_id), waiting: true };
  return putCard(board, card);
}

function cardOf(deal: Values, refs: Values | undefined): Card {
  const { id, title, stage_id, owner_id, amount, closes_on, company_id, person_id } = deal;
  const card = {
    ...{ id, title, stage_id, owner_id, amount, closes_on, company_id, person_id },
    ...{ version: deal.version ?? 1, status: deal.status ?? 'open' },
    ...{ company: nameIn(refs, company_id), person: nameIn(refs, person_id) },
    ...{ owner: null, next_step: null, stale: null },
  };
  return card as Card;
}
