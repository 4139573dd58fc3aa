import { beforeEach, expect, test, vi } from 'vitest';
import { ownKey, speakFor } from '../api/speaker.ts';
import { forgetDrafts } from './drafts.ts';

vi.stubGlobal('window', { addEventListener() {} });
const { forgetTraces } = await import('./leave-device.ts');

/** The parts of a browser's store that are used; its keys are properties, as there. */
function createStore(): Storage {
  const methods = {
    getItem: (key: string) => store[key] ?? null,
    setItem: (key: string, value: string) => void Object.assign(store, { [key]: value }),
    removeItem: (key: string) => void delete store[key],
  };
  const store: Record<string, string> = Object.create(methods);
  return store as unknown as Storage;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', createStore());
  vi.stubGlobal('sessionStorage', createStore());
});

test('who signs out leaves no customer in the browser, and what is no customer stays', async () => {
  speakFor('ada');
  localStorage.setItem(ownKey('call'), '{"name":"Anna"}');
  localStorage.setItem('uptake.calls.w.ada', '[]');
  localStorage.setItem('uptake.recent.w.ada', '[]');
  localStorage.setItem('uptake.language', 'de');
  await forgetTraces();
  expect(Object.keys(localStorage)).toEqual(['uptake.language']);
});

test('what was typed and not saved ends with the session', async () => {
  speakFor('ada');
  sessionStorage.setItem(ownKey('draft.capture'), '{"text":"called Anna"}');
  sessionStorage.setItem(ownKey('field.1'), '{}');
  sessionStorage.setItem('uptake.reloaded', '1');
  await forgetTraces();
  expect(Object.keys(sessionStorage)).toEqual(['uptake.reloaded']);
});

test('whoever comes next keeps their own words, and reads nobody else’s', () => {
  speakFor('ada');
  sessionStorage.setItem(ownKey('draft.new.person'), '{"values":{"last_name":"Rossi"}}');
  speakFor('max');
  sessionStorage.setItem(ownKey('draft.capture'), '{}');
  forgetDrafts('max');
  expect(Object.keys(sessionStorage)).toEqual(['uptake.draft.capture.max']);
});
