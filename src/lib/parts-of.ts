/**
 * As many rows or events as PostgreSQL is sent in one statement. The JSON of so many fits into what a
 * socket holds, so PostgreSQL has all of it at hand while the process does something else.
 */
const AT_ONCE = 250;

/** A long list in parts that are handled one after the other; a short one as it is, an empty one not at all. */
export function partsOf<T>(all: T[]): T[][] {
  if (all.length === 0) return [];
  if (all.length <= AT_ONCE) return [all];
  const count = Math.ceil(all.length / AT_ONCE);
  return Array.from({ length: count }, (_, at) => all.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
}
