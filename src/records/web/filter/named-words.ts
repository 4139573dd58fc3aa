import type { NamedFilter } from '#src/records/filter.ts';
import type { Refs } from '../data/record-client.ts';

type SayTest = (filter: NamedFilter, refs: Refs) => string;

const known = new Map<string, SayTest>();

/** Tells how a test that a feature has besides the fields is said. */
export function registerTestWords(test: string, say: SayTest): void {
  known.set(test, say);
}

export function sayNamedTest(filter: NamedFilter, refs: Refs): string | undefined {
  return known.get(filter.test)?.(filter, refs);
}
