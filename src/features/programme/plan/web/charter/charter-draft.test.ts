import { afterEach, expect, test, vi } from 'vitest';

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true, language: 'en', languages: ['en'] });
});
const { beginDraft } = await import('./charter-draft.ts');
const { reader } = await import('#src/web/i18n/reader.ts');

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['Pacific/Auckland', '2026-11-22T20:00:00Z', '2026-11-23'],
  ['America/Los_Angeles', '2026-11-23T03:00:00Z', '2026-11-22'],
])('a charter begins on the day that it is in %s', (timeZone, now, day) => {
  reader.set({ locale: 'en', timeZone });
  vi.useFakeTimers();
  vi.setSystemTime(now);
  const page = { programme: null, basis: null, in_use: [] };
  expect(beginDraft(page as unknown as Parameters<typeof beginDraft>[0]).beginsOn).toBe(day);
});
