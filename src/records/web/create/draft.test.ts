import { expect, test, vi } from 'vitest';
import { speakFor } from '#src/web/api/speaker.ts';
import { keepDraft, readDraft } from './draft.ts';

const kept = new Map<string, string>();
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
});

test('what somebody typed is there again for them, and for nobody who signs in after them', () => {
  const draft = { values: { first_name: 'Anna' }, refs: {} };
  speakFor('ada');
  keepDraft('person', draft);
  speakFor('max');
  expect(readDraft('person')).toBeNull();
  keepDraft('person', null);
  speakFor('ada');
  expect(readDraft('person')).toEqual(draft);
});
