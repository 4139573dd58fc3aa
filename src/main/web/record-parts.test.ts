import { beforeAll, expect, test, vi } from 'vitest';
import type { RecordPart } from '#src/web/shell/web-feature.ts';

let parts: RecordPart[];

beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en', languages: ['en'] });
  vi.stubGlobal('window', { addEventListener: () => {}, matchMedia: () => ({ matches: false }) });
  const { features } = await import('./features.ts');
  parts = features.flatMap(({ recordParts }) => recordParts ?? []);
}, 60_000);

function tabsOf(type: string): string[] {
  return parts.filter((one) => !one.place && one.types.includes(type)).map(({ name }) => name);
}

test('what was said comes first on a page, and who works there second on a company', () => {
  for (const type of ['person', 'deal']) expect(tabsOf(type)[0]).toBe('timeline');
  expect(tabsOf('company').slice(0, 2)).toEqual(['timeline', 'people']);
});
