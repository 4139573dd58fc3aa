import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaptureLanguage, CaptureOptions } from '../capture.ts';
import { parseCapture } from '../parse-capture.ts';
import { VERBS } from '../words/verb-words.ts';
import { findSlip, isOneSlipAway } from './find-slip.ts';

const OPTIONS: CaptureOptions = {
  today: '2025-11-19',
  now: '2025-11-19T09:00:00Z',
  timeZone: 'Europe/Berlin',
};

function slipIn(text: string, language: CaptureLanguage = 'en') {
  return findSlip(parseCapture(text, { ...OPTIONS, language }));
}

function kindOf(text: string, language: CaptureLanguage = 'en') {
  const options = { ...OPTIONS, language };
  const slip = findSlip(parseCapture(text, options)) ?? undefined;
  return parseCapture(text, { ...options, slip }).activity?.kind;
}

test.each([
  ['calld Anna Rossi, all fine', 'called', 'call'],
  ['Calld Anna Rossi, all fine', 'called', 'call'],
  ['just caled Anna', 'called', 'call'],
  ['emaild Anna the price list', 'emailed', 'message'],
  ['spoek with Anna Rossi', 'spoke', 'call'],
  ['vistied Globex yesterday', 'visited', 'visit'],
  ['angerufn Anna Rossi, will ein Angebot', 'angerufen', 'call'],
  ['Telefonirt mit Anna Rossi', 'telefoniert', 'call'],
  ['beuscht Globex', 'besucht', 'visit'],
  ['zurückgeruffen Anna', 'zurückgerufen', 'call'],
  ['chiamto Anna Rossi, vuole il preventivo', 'chiamato', 'call'],
  ['ho telefnato ad Anna Rossi', 'telefonato', 'call'],
  ['inconrtato Anna Rossi', 'incontrato', 'meeting'],
])('%s is read with "%s"', (text, meant, kind) => {
  expect(slipIn(text)?.meant).toBe(meant);
  expect(kindOf(text)).toBe(kind);
});

test.each([
  ['schedle a demo with Anna Rossi', 'schedule'],
  ['shcedule a call with Anna', 'schedule'],
  ['prepre the offer for Anna', 'prepare'],
  ['arange a visit at Globex', 'arrange'],
])('%s is the order "%s", and nothing that has happened', (text, meant) => {
  const slip = slipIn(text);
  expect(slip?.meant).toBe(meant);
  const parsed = parseCapture(text, { ...OPTIONS, language: 'en', slip: slip! });
  expect([parsed.activity, parsed.followUps.map(({ sure }) => sure)]).toEqual([null, [true]]);
});

test.each([
  ['movd Globex to proposal', 'moved'],
  ['Mvoed the Globex deal to proposal', 'moved'],
  ['pusehd Globex to proposal', 'pushed'],
  ['verschben Globex auf proposal', 'verschoben'],
  ['spostto Globex in proposal', 'spostato'],
])('%s moves a deal, as "%s" does', (text, meant) => {
  const stages = ['Proposal'];
  const slip = findSlip(parseCapture(text, { ...OPTIONS, language: 'en', stages }), { stages });
  expect(slip?.meant).toBe(meant);
  const { deal, companies } = parseCapture(text, {
    ...OPTIONS,
    language: 'en',
    stages,
    slip: slip!,
  });
  expect(deal).toMatchObject({ does: 'move', stage: 'Proposal' });
  expect(companies.map(({ name }) => name)).toEqual(['Globex']);
});

test.each([
  'called Anna Rossi',
  'Anna called, calld back',
  'failed to reach Anna',
  'walked through the plant with Anna',
  'smoke alarm at Globex',
  'gesucht: neue Pumpe für Globex',
  'Caller GmbH wants a quote',
  'Visitor badge for Anna on Friday',
  'Meetings with Anna are long',
  'lista dei prezzi per Anna',
  'versucht Anna zu treffen',
  'task: calld',
  'note: calld Anna',
  'new contact Calld Rossi',
  'moved Globex to proposal',
  'movd the meeting with Anna to Friday',
  'organism found in the pump of Globex',
  'scheduled for Friday',
  'delivery to Globex is late',
  'discus thrower, friend of Anna',
  'clarity is what Anna wants',
  'cllaed Anna',
  'cal Anna',
  'calld@globex.com wants a quote',
])('%s has no misspelled verb at its beginning', (text) => {
  expect(slipIn(text)).toBeNull();
});

const LINES = readdirSync(new URL('../fixtures', import.meta.url))
  .filter((name) => /^lines-.*\.txt$/.test(name))
  .flatMap((name) =>
    readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8').split('\n'),
  )
  .flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []));

test('no correctly spelled line changes its meaning', () => {
  expect(LINES.length).toBeGreaterThan(300);
  const found = LINES.flatMap((line) =>
    (['en', 'de', 'it'] as const).flatMap((language) => {
      const slip = slipIn(line, language);
      return slip ? [`${line}: ${slip.meant}`] : [];
    }),
  );
  expect(found).toEqual([]);
});

const PHRASES = [...VERBS.values()].flat();
const anyVerb = fc.constantFrom(...PHRASES.map(({ exact }) => exact));
const anyRest = fc.constantFrom(
  ...['Anna Rossi', 'anna', 'Globex, all fine', 'with Anna tomorrow', 'mit Anna am Freitag', ''],
);

test('no verb that is spelled as declared is taken for another', () => {
  fc.assert(
    fc.property(anyVerb, anyRest, (verb, rest) => {
      expect(slipIn(`${verb} ${rest}`.trim())).toBeNull();
    }),
    { numRuns: 500 },
  );
});

const past = PHRASES.filter(
  ({ value, words: [word = ''], words }) =>
    value.form === 'past' && value.language !== 'fr' && words.length === 1 && word.length > 6,
);

test('one wrong letter makes the verb that was meant, or nothing, and never one of another kind', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...past), fc.nat(), fc.nat(25), (verb, place, letter) => {
      const [word = ''] = verb.words;
      const at = 1 + (place % (word.length - 1));
      const typed = `${word.slice(0, at)}${String.fromCharCode(97 + letter)}${word.slice(at + 1)}`;
      const slip = slipIn(`${typed} Anna Rossi`);
      if (!slip) return;
      read += 1;
      const meant = PHRASES.find(({ exact, words }) => words.length === 1 && exact === slip.meant)!;
      expect(meant.value.kind).toBe(verb.value.kind);
    }),
    { numRuns: 500 },
  );
  expect(read).toBeGreaterThan(300);
});

test('a slip is one letter other, more or fewer, or two changed about, the same both ways', () => {
  const anyWord = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(anyWord, anyWord, (one, other) => {
      expect(isOneSlipAway(one, other)).toBe(distance(one, other) === 1);
      expect(isOneSlipAway(one, other)).toBe(isOneSlipAway(other, one));
    }),
  );
});

/** Optimal string alignment, in full. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i]![j] = Math.min(
        rows[i - 1]![j]! + 1,
        rows[i]![j - 1]! + 1,
        rows[i - 1]![j - 1]! + (isSame ? 0 : 1),
        isSwapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return rows[one.length]![other.length]!;
}
