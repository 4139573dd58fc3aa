import { beforeAll, expect, test, vi } from 'vitest';
import type { WebRoute } from '#src/web/shell/web-feature.ts';
import { PAGES } from '../../../e2e/looked-at-pages.ts';

let routes: WebRoute[];

beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en', languages: ['en'] });
  vi.stubGlobal('window', { addEventListener: () => {}, matchMedia: () => ({ matches: false }) });
  const { features } = await import('./features.ts');
  routes = features.flatMap((feature) => feature.routes ?? []);
}, 60_000);

test('every page that needs no name of anything is looked at in the browser', () => {
  const pages = routes.filter(({ path, frame }) => frame !== 'bare' && !path.includes('$'));
  const left = pages.map(({ path }) => path).filter((path) => !PAGES.includes(path));
  expect(left, 'add it to e2e/looked-at-pages.ts').toEqual([]);
});
