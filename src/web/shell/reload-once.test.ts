import { beforeEach, expect, test, vi } from 'vitest';

const reload = vi.fn();
const kept = new Map<string, string>();
vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
vi.stubGlobal('window', { addEventListener() {}, location: { reload } });
vi.stubGlobal('sessionStorage', {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => kept.set(name, value),
});
const { reloadOnce } = await import('./reload-once.ts');
const { connection } = await import('../api/connection.ts');

beforeEach(() => {
  kept.clear();
  reload.mockClear();
  connection.set('good');
});

test('a page whose parts are gone is loaded anew, and not again at once', () => {
  reloadOnce();
  reloadOnce();
  expect(reload).toHaveBeenCalledOnce();
});

test('without a connection it stays, with what is being written on it', () => {
  connection.set('offline');
  reloadOnce();
  expect(reload).not.toHaveBeenCalled();
});
