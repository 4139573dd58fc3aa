/** What names of one part are made of; the held-out part has others. */
export interface World {
  firstNames: string[];
  lastNames: string[];
  trades: string[];
  /** Names of companies that are taken. */
  taken: Set<string>;
}

/** A copy, with what was done to it. */
export interface Labelled<T> {
  values: T;
  kinds: string[];
}

export interface DataSet<T> {
  /** In order; a record's place is its number. */
  records: T[];
  /** Which are one, by place, with what tells the copy from the other. */
  same: { pair: [number, number]; kinds: string[] }[];
  /** Which look alike and are not. */
  other: { pair: [number, number]; kinds: string[] }[];
}
