import { expect, test } from 'vitest';
import { captureText } from './capture-text.ts';
import { saySaved } from './say-saved.ts';
import type { SavedCapture } from './use-save.ts';

const voice = {
  text: captureText.text,
  sayKind: (kind: string | null) => (kind === 'call' ? 'Call' : 'Note'),
  reader: { locale: 'en-GB', timeZone: 'Europe/Rome' },
  nowMs: Date.parse('2026-11-22T10:00:00Z'),
};
const nothing: SavedCapture = { activity: null, tasks: [], people: [], companies: [] };
const call = { id: 'c', title: 'called', kind: 'call' as const };
const anna = { id: 'a', title: 'Anna Rossi', match: 'known' as const };
const task = { id: 't', title: 'Call back', due_on: '2026-11-24', due_at: null };

test.each<[Partial<SavedCapture>, string]>([
  [{ activity: call, people: [anna], tasks: [task] }, 'call with Anna Rossi, follow-up Tue 24 Nov'],
  [{ activity: call }, 'call'],
  [
    { people: [anna], tasks: [{ ...task, due_at: '2026-11-24T09:00:00Z' }] },
    'Anna Rossi, follow-up Tue 24 Nov, 10:00',
  ],
  [{ tasks: [{ ...task, due_on: null }] }, 'follow-up without a day'],
  [{ people: [anna, { ...anna, id: 'b', title: 'Max Berg' }] }, 'Anna Rossi and Max Berg added'],
])('says what a line has become', (saved, said) => {
  expect(saySaved({ ...nothing, ...saved }, voice)).toBe(said);
});
