import type { readBoard } from '#src/features/sales/deal/board-api.ts';
import { changeCard, moveCard, putCard } from '#src/features/sales/deal/web/shared/move-card.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { Entry, Values } from '#src/web/offline/queue/entry.ts';
import { type Declarations, type Effect, effectsOf } from '../effects.ts';

type Board = EndpointOutput<typeof readBoard>;
type Card = Board['columns'][number]['cards'][number];

const MOVE = /^\/api\/v1\/deals\/([0-9a-f-]{36})\/move$/;
const ON_CARD = ['status', 'amount', 'closes_on', 'company_id', 'person_id'] as const;

/** The deal that a write moves on the board. */
export function movedDeal({ path }: Pick<Entry, 'path'>): string | undefined {
  return MOVE.exec(path)?.[1];
}

/** The board as it will be: cards where they were put, with what was changed on them, in that order. */
export function layOverBoard(
  answer: unknown,
  entries: readonly Entry[],
  types: Declarations,
): unknown {
  if (answer === undefined) return answer;
  const waiting = entries.filter(({ state }) => state === 'waiting');
  const changes = waiting.flatMap((entry) =>
    effectsOf(entry, types)
      .filter(({ type }) => type === 'deal')
      .map((effect) => ({ effect, before: entry.body.before })),
  );
  return changes.reduce(
    (board, { effect, before }) =>
      effect.isNew
        ? addDeal(board, effect)
        : changeDeal(board, effect, typeof before === 'string' ? before : undefined),
    answer as Board,
  );
}

function changeDeal(board: Board, { id, values }: Effect, before: string | undefined): Board {
  const given = ON_CARD.filter((name) => values[name] !== undefined);
  const change = Object.fromEntries(given.map((name) => [name, values[name]])) as Partial<Card>;
  if (typeof values.name === 'string') change.title = values.name;
  // by its id alone nobody knows what it is called
  if (values.company_id !== undefined) change.company = null;
  if (values.person_id !== undefined) change.person = null;
  const changed = changeCard(board, id, change);
  if (typeof values.stage_id !== 'string') return changed;
  return moveCard(changed, { id, to: values.stage_id, before });
}

/** A new deal without a stage begins at the first, as on the server. */
function addDeal(board: Board, { id, values }: Effect): Board {
  const stage_id = values.stage_id ?? board.columns[0]?.stage_id;
  return putCard(board, { ...NEW_CARD, ...cardOf(values), id, stage_id: String(stage_id) });
}

const NEW_CARD = { company: null, person: null, owner: null, next_step: null, stale: null };

function cardOf({ title, owner_id, amount, closes_on, company_id, person_id }: Values) {
  const card = { title, owner_id, amount, closes_on, company_id, person_id, version: 1 };
  return { ...card, status: 'open', waiting: true } as unknown as Card;
}
