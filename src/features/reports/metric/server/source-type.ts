import type { RawBuilder } from 'kysely';
import type { Fields } from '#src/records/field-types.ts';
import type { Actor } from '#src/server/context.ts';

/** A field of a record type that something reads. */
export interface FieldRead {
  type: string;
  field: string;
}

export interface SourceScope {
  actor: Actor;
  /** The member's. */
  timeZone: string;
  /** ISO 8601: rows as they stood just before it; null for now. */
  before: string | null;
  /** ISO 8601: the present, by the clock of the server. */
  now: string;
  /** ISO 8601: rows whose `since` lies elsewhere are not asked for; absent if any may be. */
  within?: { from: string; before: string } | undefined;
}

/** A declared set of rows that is no record type: moves between stages, entries of the ledger. */
export interface Source {
  name: string;
  /** Plural, as people say it: "Moves between stages". */
  label: string;
  /** The type of the records that its rows lead to; their `record_id` is of it. */
  record: string;
  columns: Fields;
  /** What each column is made of, for who asks why a field is filled in. */
  reads: Readonly<Record<string, readonly FieldRead[]>>;
  /** What decides which rows there are, and so is read whichever column is asked for. */
  chosenBy?: readonly FieldRead[];
  /** Columns of money that are given as `…_amount` and `…_currency` too, to reckon with. */
  plainMoney?: readonly string[];
  /** The instant (a column) at which a row came to be and from which on it stays as it is. Absent: no past. */
  since?: string;
  /** `rows` gives those of the moment alone, so that `since` need not be held against it once more. */
  isOfMoment?: true;
  /** Columns that would name somebody: different ones are counted, nothing is grouped or filtered by them. */
  countedOnly?: readonly string[];
  /**
   * What `rows` gives besides, not to be asked for: whose each row is. Of fewer people than tell of each
   * nothing is told but to themselves, and no single rows at all.
   */
  teller?: string;
  /**
   * A query of the rows that the actor may see: each goes through `visible` of its record and is left
   * out while that is in the bin. Gives `workspace_id`, `record_id`, `owner_id` and every column by its name.
   */
  rows(scope: SourceScope): RawBuilder<unknown>;
  /**
   * The same rows with `workspace_id`, `record_id` and `since` alone, where that is quicker. So many of the
   * earliest have to be among them; others may be left out.
   */
  times?(scope: SourceScope, earliest: number): RawBuilder<unknown>;
}

/** Declares a set of rows. Its name must be that of no record type. */
export function defineSource(source: Source): Source {
  return source;
}
