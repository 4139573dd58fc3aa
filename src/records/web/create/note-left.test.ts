import { afterEach, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener() {} });
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('navigator', { onLine: true, language: 'en', languages: ['en'] });
});
vi.stubGlobal('localStorage', {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => kept.set(name, value),
});
const fetched = vi.fn(async () => new Response());
vi.stubGlobal('fetch', fetched);
const { noteLeft } = await import('./note-left.ts');
const { reader } = await import('#src/web/i18n/reader.ts');

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  // before and after midnight of the same day in UTC
  ['Pacific/Auckland', '2026-11-22T10:59:00Z', '2026-11-22T11:01:00Z'],
  ['America/Los_Angeles', '2026-11-23T07:59:00Z', '2026-11-23T08:01:00Z'],
])('a form that is left is told once a day, by the days of %s', async (timeZone, late, early) => {
  kept.clear();
  fetched.mockClear();
  reader.set({ locale: 'en', timeZone });
  vi.useFakeTimers();
  for (const now of [late, late, early]) {
    vi.setSystemTime(now);
    noteLeft('deal');
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(fetched).toHaveBeenCalledTimes(2);
});
