import type { CardKind } from './templates.ts';

/** Kinds of cards that want an answer, also where nobody gave them a dot. */
export const WANTING_KINDS: readonly CardKind[] = ['concern', 'question', 'reason', 'stop'];

interface AskingCluster {
  votes: number | null;
  answer: object | null;
  cards: readonly { kind: CardKind; hidden: string | null }[];
}

/**
 * Whether a cluster is to be answered: it got a dot, it asks or complains, or it was answered already.
 * What is hidden asks nothing. `server/answering/wanting-sql.ts` says the same to the database.
 */
export function wantsAnswer({ votes, answer, cards }: AskingCluster): boolean {
  if (answer !== null || (votes ?? 0) > 0) return true;
  return cards.some(({ kind, hidden }) => hidden === null && WANTING_KINDS.includes(kind));
}
