import type { RawBuilder } from 'kysely';
import type { NamedFilter } from '#src/records/filter.ts';
import type { Actor } from '#src/server/context.ts';

/** What a test that a record type has besides its fields may need. */
export interface TestScope {
  actor: Actor;
  /** Of the table that is filtered. */
  alias: string;
  /** The day it is for the member. */
  today: string;
}

export type NamedTest = (scope: TestScope, filter: NamedFilter) => RawBuilder<unknown>;
