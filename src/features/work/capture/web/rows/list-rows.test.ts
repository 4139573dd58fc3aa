import { expect, test } from 'vitest';
import { addCorrection } from '../../add-correction.ts';
import { applyAnswers } from '../../correct.ts';
import { parseCapture } from '../../parse-capture.ts';
import { captureText } from '../capture-text.ts';
import { type Draft, EMPTY_DRAFT } from '../draft.ts';
import type { Preview } from '../use-preview.ts';
import { listRows } from './list-rows.ts';
import type { Row, Voice } from './row.ts';

const now = '2026-11-23T09:30:00Z';
const timeZone = 'Europe/Rome';
const voice: Voice = {
  text: captureText.text,
  sayKind: (kind) => kind ?? 'follow_up',
  reader: { locale: 'en-GB', timeZone },
  nowMs: Date.parse(now),
};
const anna = { type: 'person', id: 'a', title: 'Anna Rossi', subtitle: 'Globex' };
const asked = { choices: [anna, { ...anna, id: 'b', subtitle: 'Initech' }], record: null };

/** What the server would say of the draft, with this meaning for every name. */
function look(
  draft: Draft,
  meaning: object = { record: anna, status: 'known', choices: [] },
  deal: Preview['deal'] = null,
): Row[] {
  const read = parseCapture(draft.text, { today: '2026-11-23', now, timeZone });
  const parsed = applyAnswers(read, draft.answers, { now, timeZone });
  const meanings = [...parsed.people, ...parsed.companies].map(({ key, name }) => ({
    key,
    name,
    type: 'person' as const,
    ...meaning,
  })) as Preview['meanings'];
  return listRows(draft, { parsed, meanings, subject: null, deal, slip: null }, voice);
}

function draftOf(text: string): Draft {
  return { ...EMPTY_DRAFT, text };
}

function say(rows: Row[]): string[] {
  return rows.map(({ title, note }) => `${title} | ${note}`);
}

test('what happened, who, what is promised and the amount have a row each', () => {
  expect(say(look(draftOf('called Anna Rossi, 12k EUR, call back next Tue 10')))).toEqual([
    'call | Now',
    'Anna Rossi | Globex',
    'Call back | Tue 1 Dec, 10:00',
    '€12,000 | stays in the note',
  ]);
});

test('a misspelled name says whom it was taken for, and what was typed', () => {
  const rows = look(draftOf('called Anna Rosi'), { record: anna, status: 'similar', choices: [] });
  expect(say(rows)).toContain('Anna Rossi | Globex · you typed “Anna Rosi”');
});

test('a name that several bear asks, with each of them and somebody new to choose from', () => {
  const row = look(draftOf('called Anna Rossi'), { ...asked, status: 'ask' })[1]!;
  expect(row.state).toBe('ask');
  expect(row.chips[0]!.map(({ label, note }) => `${label} ${note ?? ''}`)).toEqual([
    'Anna Rossi Globex',
    'Anna Rossi Initech',
    'New person “Anna Rossi” ',
  ]);
});

test('a word that may be a name is offered; one that nobody bears has no row', () => {
  const draft = draftOf('called Schnieder, wants a visit');
  expect(look(draft, { ...asked, status: 'none' })[1]).toMatchObject({ state: 'offer' });
  const rows = look(draft, { record: null, choices: [], status: 'none' });
  expect(rows.map(({ id }) => id)).not.toContain('who schnieder');
});

test('a record that is named twice has one row', () => {
  const rows = look(draftOf('met Anna Rossi and Rossi Anna'));
  expect(rows.filter(({ title }) => title === 'Anna Rossi')).toHaveLength(1);
});

test('another day keeps the time of day, also after an earlier correction', () => {
  const draft = draftOf('called Anna Rossi, call back next Tue 10');
  const row = look(draft).find(({ id }) => id.startsWith('due '))!;
  const tomorrow = row.chips[0]!.find(({ label }) => label === 'Tomorrow')!;
  expect(tomorrow.act).toMatchObject({
    correct: { answer: { dueOn: '2026-11-24', dueAt: '2026-11-24T09:00:00.000Z' } },
  });
});

test('what was left out can be put back while its words are there', () => {
  const draft = draftOf('called Anna Rossi, call back tomorrow');
  const { id, remove } = look(draft).at(-1)!;
  if (!remove || !('correct' in remove.act)) throw new Error('a promise can be left out');
  const answers = addCorrection(draft.answers, remove.act.correct);
  const without = { ...draft, answers, leftOut: { [id]: remove.words } };
  expect(look(without).at(-1)).toMatchObject({ id, state: 'out' });
  const typedOn = { ...without, text: 'called Anna Rossi' };
  expect(look(typedOn).map((row) => row.state)).toEqual(['plain', 'plain']);
});

test('a line without names is about the page it was opened on', () => {
  const subject = { type: 'person' as const, id: 'a', title: 'Anna Rossi' };
  const draft = { ...draftOf(''), subject };
  expect(say(listRows(draft, null, voice))).toEqual(['About Anna Rossi | ']);
  expect(say(look(draftOf('called, all fine')))[1]).toMatch(/^About nobody yet/);
});

test('a misspelled verb says how it was read, and is read as typed with one tap', () => {
  const draft = draftOf('calld Anna Rossi');
  const parsed = parseCapture(draft.text, { today: '2026-11-23', now, timeZone });
  const slip = { typed: 'calld', meant: 'called' };
  const preview = { parsed, meanings: [], subject: null, deal: null, slip };
  const row = listRows(draft, preview, voice).find(({ id }) => id === 'slip')!;
  expect(row.title).toBe('“calld” is read as “called”');
  expect([row.shown, row.chips.flat().map(({ label }) => label)]).toEqual([
    1,
    ['Read it as typed'],
  ]);
  const left = { leftOut: { slip: 'calld' }, answers: { slip: { ignore: true } } } as const;
  for (const known of [preview, { ...preview, slip: null }]) {
    const rows = listRows({ ...draft, ...left }, known, voice).filter(({ id }) => id === 'slip');
    expect(rows).toMatchObject([{ title: 'calld', state: 'out' }]);
  }
});

test('where there is no open deal to move, a new one is offered', () => {
  const none = { status: 'none' as const, record: null, choices: [], stage: null };
  const rows = look(draftOf('called Anna Rossi'), undefined, none);
  const row = rows.find(({ id }) => id === 'deal');
  expect(row).toMatchObject({ title: 'No open deal with Anna Rossi', state: 'offer' });
  expect(row?.chips.flat().map(({ label }) => label)).toEqual(['New deal']);
  const stage = { id: 's', title: 'Offer sent' };
  const named = look(draftOf('called Anna Rossi'), undefined, { ...none, stage });
  const offer = named.find(({ id }) => id === 'deal');
  expect(offer?.chips.flat().map(({ label }) => label)).toEqual(['New deal in “Offer sent”']);
});
