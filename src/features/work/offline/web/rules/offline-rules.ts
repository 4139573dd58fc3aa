import { loadRecordTypes } from '#src/records/web/record-registry.ts';
import type { OfflineRules } from '#src/web/offline/offline-rules.ts';
import type { Values } from '#src/web/offline/queue/entry.ts';
import { listEffects, namesIn, readPath } from './effects.ts';
import { findKept } from './kept/find-kept.ts';
import { joinCalendar, listKept } from './kept/join-kept.ts';
import { layOver } from './lay-over.ts';
import { readNear } from './near.ts';
import { planWrite } from './plan-write.ts';
import { previewHere } from './read-capture.ts';

/** Whose answers are kept, besides the lists and records of every type. */
const KEPT = new Set([
  'me',
  'members',
  'teams',
  'record-types',
  'custom-fields',
  'views',
  'list-choices',
  'today',
  'timeline',
  'calendar',
  'visits',
  'day-sheet',
  'next-step',
  'slipping',
  'calls',
  'pinned-facts',
  'attachments',
  'reminders',
  'currency',
]);

/** A whole record that came with a list; what may be done with it is not known. */
function recordIn(found: Values | undefined, kept: readonly { answer: unknown }[]) {
  return found?.created_at ? { can: ['edit'], refs: namesIn(kept), ...found } : undefined;
}

/** What the product knows of working without a connection. */
export async function makeOfflineRules(): Promise<OfflineRules> {
  const types = await loadRecordTypes();
  const plurals = new Set([...types.values()].map(({ plural }) => plural));

  function keeps(url: string): boolean {
    const [, first = '', rest = ''] = /^\/api\/v1\/([a-z-]+)([^?]*)/.exec(url) ?? [];
    if (KEPT.has(first)) return true;
    return plurals.has(first) && !/\/(history|count|export)/.test(rest) && !url.includes('cursor=');
  }

  return {
    keeps,
    makes: (url) => url.startsWith('/api/v1/search?'),
    near: readNear,
    plan: async (write, known) => planWrite(write, known, types),
    overlay: (url, answer, entries) => layOver({ url, answer }, entries, types),
    async answerHere(url, body, known) {
      if (url === '/api/v1/capture/preview') return previewHere(body as Values, known);
      const kept = await known.all();
      const { pathname, searchParams } = new URL(url, 'http://here');
      if (pathname === '/api/v1/search') {
        const made = listEffects(known.entries, types).filter(({ isNew }) => isNew);
        const unsent = made.map(({ type, values }) => ({
          url: `/api/v1/${types.get(type)?.plural}/new`,
          answer: values,
        }));
        const wanted = searchParams.get('types')?.split(',');
        return { items: findKept(searchParams.get('q') ?? '', [...unsent, ...kept], wanted) };
      }
      if (pathname === '/api/v1/calendar') return joinCalendar(kept);
      const place = readPath(pathname, types);
      if (!place || place.verb) return undefined;
      if (!place.id) return listKept(url, kept, known.owner);
      return recordIn(await known.find(place.id), kept);
    },
  };
}
