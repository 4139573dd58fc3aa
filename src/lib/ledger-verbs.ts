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
/** What can happen to one of the type. */
export type WordOf<T extends VerbType> = EveryWord | LedgerVerbs[T];
export type Word = WordOf<VerbType>;

/** `person.created`, `task.completed`: the type and what was done, in the past. */
export type Verb = { [T in VerbType]: `${T}.${WordOf<T>}` }[VerbType];

/** For what knows its type only when it runs. */
export function verbOf<T extends VerbType>(type: T, word: WordOf<T>): Verb {
  return `${type}.${word}` as Verb;
}
