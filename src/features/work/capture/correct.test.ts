import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCorrection } from './add-correction.ts';
import type { CaptureAnswers } from './answers.ts';
import type { CaptureOptions, ParsedCapture } from './capture.ts';
import { applyAnswers } from './correct.ts';
import { parseCapture } from './parse-capture.ts';

const OPTIONS: CaptureOptions = {
  today: '2025-11-19',
  now: '2025-11-19T09:00:00Z',
  timeZone: 'Europe/Berlin',
};
const LINE = 'called Anna Rossi at Globex, wants the renewal quote, 12k, call back next Tue 10';
const CALL_BACK = 'call back|next tue 10';

function correct(text: string, answers: CaptureAnswers): ParsedCapture {
  return applyAnswers(parseCapture(text, OPTIONS), answers, OPTIONS);
}

test('without answers the line stays as it was read', () => {
  expect(correct(LINE, {})).toEqual(parseCapture(LINE, OPTIONS));
});

test('a mention can be a certain record, and keeps its company', () => {
  const [anna] = correct(LINE, { mentions: { 'anna rossi': { id: 'p1', type: 'person' } } }).people;
  expect(anna).toMatchObject({ decided: { id: 'p1' }, companyKey: 'globex', firstName: 'Anna' });
});

test('a company that is decided stays the company of its people', () => {
  const { people, companies } = correct(LINE, {
    mentions: { globex: { id: 'c1', type: 'company' } },
  });
  expect(companies).toMatchObject([{ key: 'globex', decided: { id: 'c1' } }]);
  expect(people).toMatchObject([{ companyKey: 'globex' }]);
});

test('a new record may have another name than was typed', () => {
  const answer = { create: true, type: 'person', name: 'Anna-Maria Rossi' } as const;
  const [anna] = correct(LINE, { mentions: { 'anna rossi': answer } }).people;
  expect(anna).toMatchObject({ decided: { create: true }, firstName: 'Anna-Maria', sure: true });
});

test('"not a company" makes it a person, and nobody is of it any more', () => {
  const { people, companies, parts } = correct(LINE, { mentions: { globex: { type: 'person' } } });
  expect(companies).toEqual([]);
  expect(people.map(({ key, companyKey }) => [key, companyKey])).toEqual([
    ['anna rossi', null],
    ['globex', null],
  ]);
  expect(parts.find((part) => part.key === 'globex')?.role).toBe('person');
});

test('a mention can be ignored, with its part', () => {
  const { companies, parts } = correct(LINE, { mentions: { globex: { ignore: true } } });
  expect(companies).toEqual([]);
  expect(parts.some((part) => part.role === 'company')).toBe(false);
});

test('a longer stretch swallows what it covers', () => {
  const text = 'chiamato Anna di Marco, richiamare martedì';
  const { people, companies } = correct(text, {
    mentions: { anna: { type: 'person', text: 'Anna di Marco' } },
  });
  expect(companies).toEqual([]);
  expect(people).toMatchObject([{ key: 'anna', text: 'Anna di Marco', lastName: 'di Marco' }]);
});

test('words that the grammar passed over can be declared a person', () => {
  const text = 'sent brochure to purchasing, xaver huber liked it';
  const { people, parts } = correct(text, {
    mentions: { 'xaver huber': { create: true, type: 'person' } },
  });
  expect(people).toMatchObject([{ name: 'Xaver Huber', decided: { create: true } }]);
  expect(parts.map(({ role, span }) => [role, text.slice(...span)])).toContainEqual([
    'person',
    'xaver huber',
  ]);
});

test('another day keeps the time of day, also over a change of the clocks', () => {
  const [task] = correct(LINE, { followUps: { [CALL_BACK]: { dueOn: '2026-04-01' } } }).followUps;
  expect(task).toMatchObject({ dueOn: '2026-04-01', dueAt: '2026-04-01T08:00:00Z' });
});

test('another time sets the day it falls on', () => {
  const answer = { dueAt: '2025-11-26T23:30:00Z' };
  const [task] = correct(LINE, { followUps: { [CALL_BACK]: answer } }).followUps;
  expect(task).toMatchObject({ dueOn: '2025-11-27', dueAt: '2025-11-26T23:30:00Z' });
});

test('a follow-up can lose its day, get another kind or subject, or go', () => {
  const change = (answer: NonNullable<CaptureAnswers['followUps']>[string]) =>
    correct(LINE, { followUps: { [CALL_BACK]: answer } });
  expect(change({ dueOn: null }).followUps).toMatchObject([{ dueOn: null, dueAt: null }]);
  expect(change({ kind: 'visit', subject: ' Go there ' }).followUps).toMatchObject([
    { kind: 'visit', subject: 'Go there' },
  ]);
  const gone = change({ ignore: true });
  expect(gone.followUps).toEqual([]);
  expect(gone.parts.some((part) => part.role === 'due')).toBe(false);
});

test('an offered follow-up becomes sure when it is answered', () => {
  const text = 'met Anna Rossi, decision next week';
  const [offered] = parseCapture(text, OPTIONS).followUps;
  expect(offered?.sure).toBe(false);
  expect(correct(text, { followUps: { [offered!.key]: {} } }).followUps).toMatchObject([
    { sure: true },
  ]);
});

test('the activity can have another kind, another time, or be none', () => {
  expect(correct(LINE, { activity: { kind: 'meeting' } }).activity).toMatchObject({
    kind: 'meeting',
    body: LINE,
  });
  const earlier = { occurredAt: '2025-11-18T10:00:00+01:00' };
  expect(correct(LINE, { activity: earlier }).activity?.occurredAt).toBe('2025-11-18T09:00:00Z');
  expect(correct(LINE, { activity: { ignore: true } })).toMatchObject({
    activity: null,
    intent: 'task',
  });
});

test('a task can be said to have been done', () => {
  const { activity, intent } = correct('call Anna Rossi', { activity: { kind: 'call' } });
  expect(activity).toMatchObject({
    kind: 'call',
    occurredAt: OPTIONS.now,
    body: 'call Anna Rossi',
  });
  expect(intent).toBe('log');
});

test('the amount can be corrected or dropped', () => {
  expect(correct(LINE, { amount: { cents: 1_250_000, currency: 'EUR' } }).amount).toMatchObject({
    cents: 1_250_000,
    currency: 'EUR',
  });
  expect(correct(LINE, { amount: { ignore: true } }).amount).toBeNull();
});

test('answers still meet their parts when the line grows', () => {
  const answers: CaptureAnswers = {
    mentions: { globex: { id: 'c1', type: 'company' } },
    followUps: { [CALL_BACK]: { dueOn: '2025-11-27' } },
  };
  const longer = `yesterday ${LINE} about the samples, and send Bob the offer`;
  const { companies, followUps } = correct(longer, answers);
  expect(companies).toMatchObject([{ decided: { id: 'c1' } }]);
  expect(followUps[0]).toMatchObject({
    subject: 'Call back about the samples',
    dueOn: '2025-11-27',
  });
});

test('a date typed anew wins over one that was picked before', () => {
  const answers = { followUps: { [CALL_BACK]: { dueOn: '2025-11-27' } } };
  const [task] = correct(LINE.replace('next Tue 10', 'next Fri'), answers).followUps;
  expect(task?.dueOn).toBe('2025-11-28');
});

test.each(['2025-02-30', 'soon', ''])('a day that does not exist is refused: %j', (dueOn) => {
  const act = () => correct(LINE, { followUps: { [CALL_BACK]: { dueOn: dueOn || '0' } } });
  expect(act).toThrow(expect.objectContaining({ code: 'invalid' }));
});

test('corrections add up, and can be taken back', () => {
  const day = { part: 'follow_up', key: 'k', answer: { dueOn: '2025-11-27' } } as const;
  const kind = { part: 'follow_up', key: 'k', answer: { kind: 'visit' } } as const;
  const both = addCorrection(addCorrection({}, day), kind);
  expect(both).toEqual({ followUps: { k: { dueOn: '2025-11-27', kind: 'visit' } } });
  expect(addCorrection(both, { ...day, answer: null })).toEqual({ followUps: {} });
  const gone = addCorrection(both, { ...day, answer: { ignore: true } });
  expect(gone.followUps).toEqual({ k: { ignore: true } });
  expect(addCorrection(gone, kind).followUps).toEqual({ k: { kind: 'visit' } });
});

test('mentions are answered one by one', () => {
  const one = addCorrection({}, { part: 'mention', key: 'anna', answer: { ignore: true } });
  const other = addCorrection(one, { part: 'mention', key: 'anna', answer: { type: 'company' } });
  expect(other).toEqual({ mentions: { anna: { type: 'company' } } });
});

test('any answers leave parts in order, within the line and without overlap', () => {
  const keys = fc.constantFrom(
    'anna rossi',
    'globex',
    'anna',
    'renewal quote',
    '__proto__',
    'rossi at',
    '',
  );
  const texts = fc.option(fc.constantFrom('Anna', 'Anna Rossi at Globex', 'call back', 'x'), {
    nil: undefined,
  });
  const type = fc.constantFrom('person' as const, 'company' as const);
  const answer = fc.oneof(
    fc.record({ ignore: fc.constant(true as const), text: texts }),
    fc.record({ type, text: texts }),
    fc.record({ create: fc.constant(true as const), type, text: texts }),
    fc.record({ id: fc.uuid(), type, text: texts }),
  );
  fc.assert(
    fc.property(fc.dictionary(keys, answer), (mentions) => {
      const { parts, people, companies } = correct(LINE, { mentions });
      parts.forEach(({ span }, index) => {
        expect(span[0]).toBeGreaterThanOrEqual(parts[index - 1]?.span[1] ?? 0);
        expect(span[1]).toBeLessThanOrEqual(LINE.length);
      });
      const companyKeys = companies.map((company) => company.key);
      for (const { companyKey } of people)
        if (companyKey) expect(companyKeys).toContain(companyKey);
    }),
  );
});
