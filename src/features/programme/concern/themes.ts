import type { Cause } from './concern.ts';

/** What is often believed of any such system; offered as themes, so that a belief is named and no person. */
export const MYTHS = [
  'newest',
  'own_list',
  'sells_anyway',
  'watched',
  'contacts_mine',
  'technology',
] as const;
export type Myth = (typeof MYTHS)[number];

interface Tagged {
  theme: string | null;
  causes: readonly Cause[];
}

/** Each theme or cause with how many concerns bear it, the most frequent first; one may bear several causes. */
export function countTags(all: readonly Tagged[]): {
  themes: [string, number][];
  causes: [Cause, number][];
} {
  return {
    themes: countEach(all.flatMap(({ theme }) => (theme ? [theme] : []))),
    causes: countEach(all.flatMap(({ causes }) => causes)),
  };
}

function countEach<Name extends string>(names: readonly Name[]): [Name, number][] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}
