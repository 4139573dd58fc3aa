import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true, language: 'en', languages: ['en'] });
  vi.stubGlobal('window', { addEventListener: () => {} });
});
// what a consent may say needs the declarations of all types; only its day is looked at here
vi.mock('#src/records/web/record-registry.ts', () => ({ useRecordType: () => ({}) }));
vi.mock('#src/web/api/store.ts', async (load) => ({
  ...(await load<object>()),
  useStore: (store: { get: () => unknown }) => store.get(),
}));
vi.mock('#src/records/web/labels.ts', () => ({ choiceLabel: () => '' }));
const { RecordForm } = await import('./record-form.tsx');
const { reader } = await import('#src/web/i18n/reader.ts');

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['Pacific/Auckland', '2026-11-22T20:00:00Z', '2026-11-23'],
  ['America/Los_Angeles', '2026-11-23T03:00:00Z', '2026-11-22'],
])(
  'what was said today in %s can be written down, and nothing of tomorrow',
  (timeZone, now, day) => {
    reader.set({ locale: 'en', timeZone });
    vi.useFakeTimers();
    vi.setSystemTime(now);
    const html = renderToStaticMarkup(
      <QueryClientProvider client={new QueryClient()}>
        <RecordForm personIds={[]} onDone={() => {}} />
      </QueryClientProvider>,
    );
    expect(html).toContain(`max="${day}"`);
  },
);
