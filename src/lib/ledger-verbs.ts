/** What can happen to anything that is kept. */
export type EveryWord =
  | 'created'
  | 'changed'
  | 'deleted'
  | 'restored'
  | 'viewed'
  | 'merged'
  | 'merged_away'
  | 'relinked'
  | 'words_erased'
  | 'undone';

/**
 * What the ledger can say of what, by type: the words that it has besides those of everything. Each
 * area of the product adds its own in its `ledger-verbs.d.ts`.
 */
export interface LedgerVerbs {
  list_choice: never;
  saved_view: never;
}

export type VerbType = keyof LedgerVerbs;
export type Word = EveryWord | LedgerVerbs[VerbType];

/** `person.created`, `task.completed`: the type and what was done, in the past. */
export type Verb = { [T in VerbType]: `${T}.${EveryWord | LedgerVerbs[T]}` }[VerbType];

/** For what knows its type only when it runs. */
export function verbOf(type: string, word: Word): Verb {
  return `${type}.${word}` as Verb;
}
