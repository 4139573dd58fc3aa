import { beforeAll, expect, test, vi } from 'vitest';
import type { lookOf as LookOf } from '#src/records/web/record-look.ts';
import { recordTypes } from './record-types.ts';

let lookOf: typeof LookOf;

beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en', languages: ['en'] });
  vi.stubGlobal('window', { addEventListener: () => {}, matchMedia: () => ({ matches: false }) });
  await import('./features.ts');
  ({ lookOf } = await import('#src/records/web/record-look.ts'));
}, 60_000);

test('each list has the views by name that its declaration tells programs of', () => {
  const drawn = recordTypes.map(({ type }) => [type, lookOf(type)?.views ?? []]);
  expect(drawn).toEqual(recordTypes.map(({ type, listViews = [] }) => [type, listViews]));
});
