import type { Values } from '#src/web/offline/queue/entry.ts';

/** Whole records among what is kept, by the plural that their type has in addresses. */
export function countKept(
  kept: readonly { url: string; answer: unknown }[],
  plurals: readonly string[],
): Map<string, number> {
  const found = new Map(plurals.map((plural) => [plural, new Set<unknown>()]));
  for (const { url, answer } of kept) {
    const ids = found.get(/^\/api\/v1\/([a-z-]+)/.exec(url)?.[1] ?? '');
    if (!ids) continue;
    const { items } = answer as { items?: Values[] };
    const records = items ?? [answer as Values];
    for (const { id, created_at, deleted_at } of records) {
      if (created_at && !deleted_at) ids.add(id);
    }
  }
  return new Map([...found].map(([plural, ids]) => [plural, ids.size]));
}
