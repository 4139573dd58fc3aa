import { expect, test, vi } from 'vitest';

test('who reads stays the same object while it is the same, so that nothing is drawn anew', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('navigator', { language: 'de-AT', languages: ['de-AT', 'en'] });
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  const { reader, setReader } = await import('./reader.ts');
  const listener = vi.fn();
  reader.subscribe(listener);

  await setReader({ language: 'en', timeZone: 'Europe/Vienna' });
  const first = reader.get();
  await setReader({ language: 'en', timeZone: 'Europe/Vienna' });

  expect(reader.get()).toBe(first);
  expect(listener).toHaveBeenCalledTimes(1);
  await setReader({ language: 'en', timeZone: 'Europe/Rome' });
  expect(reader.get().timeZone).toBe('Europe/Rome');
});
