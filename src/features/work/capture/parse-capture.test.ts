import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { CaptureLanguage, CaptureOptions } from './capture.ts';
import { describeCapture } from './fixtures/describe-capture.ts';
import { parseCapture } from './parse-capture.ts';

const FIXTURES = [
  'lines-en',
  'lines-de',
  'lines-it',
  'lines-fr',
  'lines-mixed',
  'lines-deals',
  'days',
];
const STAGES = ['Qualified', 'Proposal', 'Negotiation', 'Angebot', 'In Verhandlung', 'Offerta'];

interface Example {
  options: CaptureOptions;
  text: string;
  expected: string[];
}

/** `@ today time zone language`, `> the line`, and indented what must be understood. */
function readExamples(name: string): Example[] {
  const source = readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8');
  const examples: Example[] = [];
  let options: CaptureOptions | undefined;
  for (const row of source.split('\n')) {
    if (row.startsWith('@ ')) options = readScene(row);
    else if (row.startsWith('> '))
      examples.push({ options: options!, text: row.slice(2), expected: [] });
    else if (row.startsWith('  ')) examples.at(-1)!.expected.push(row.trim());
  }
  return examples;
}

function readScene(row: string): CaptureOptions {
  const [, today = '', time = '', timeZone = '', language] = row.split(' ');
  const now = Temporal.PlainDateTime.from(`${today}T${time}`).toZonedDateTime(timeZone).toInstant();
  return {
    today,
    now: now.toString(),
    timeZone,
    language: language as CaptureLanguage,
    stages: STAGES,
  };
}

describe.each(FIXTURES)('lines of %s', (name) => {
  const examples = readExamples(name);

  test('there are lines to try', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  test.each(examples)('understands: $text', ({ text, options, expected }) => {
    expect(describeCapture(parseCapture(text, options), options.timeZone)).toEqual(expected);
  });
});

const OPTIONS: CaptureOptions = {
  today: '2025-11-19',
  now: '2025-11-19T09:00:00Z',
  timeZone: 'Europe/Berlin',
};

test('the line of the manual becomes the call, its note, the sum and the follow-up', () => {
  const text = 'called Anna Rossi at Globex, wants the renewal quote, 12k, call back next Tue 10';
  const parsed = parseCapture(text, OPTIONS);
  expect(parsed).toMatchObject({
    intent: 'log',
    activity: { kind: 'call', occurredAt: '2025-11-19T09:00:00Z', body: text },
    people: [{ firstName: 'Anna', lastName: 'Rossi', companyKey: 'globex', sure: true }],
    companies: [{ name: 'Globex', role: 'company', sure: true }],
    amount: { cents: 1_200_000, currency: null },
    followUps: [{ kind: 'call', dueOn: '2025-11-25', dueAt: '2025-11-25T09:00:00Z' }],
  });
  expect(parsed.parts.map(({ role, span }) => [role, text.slice(...span)])).toEqual([
    ['verb', 'called'],
    ['person', 'Anna Rossi'],
    ['link', 'at'],
    ['company', 'Globex'],
    ['amount', '12k'],
    ['verb', 'call back'],
    ['due', 'next Tue 10'],
  ]);
});

test('names that may be longer or shorter are offered longest first', () => {
  const text = 'chiamato Anna di Marco';
  const [anna] = parseCapture(text, OPTIONS).people;
  expect(anna?.alternatives.map((span) => text.slice(...span))).toEqual(['Anna di Marco', 'Anna']);
});

test('a name written small is proposed with capitals', () => {
  const [person] = parseCapture('called anna van der berg', OPTIONS).people;
  expect(person?.name).toBe('Anna van der Berg');
});

test('the same person named twice is one person', () => {
  const text = 'called Anna Rossi, send Anna the offer Friday';
  const parsed = parseCapture(text, OPTIONS);
  expect(parsed.people.map((person) => person.key)).toEqual(['anna rossi']);
  expect(parsed.people[0]?.repeats.map((span) => text.slice(...span))).toEqual(['Anna']);
  expect(parsed.followUps[0]?.mentions).toEqual(['anna rossi']);
});

test('an empty line says nothing', () => {
  expect(parseCapture('  ', OPTIONS)).toMatchObject({ intent: 'empty', activity: null, parts: [] });
});

test('a promise too long for a subject keeps the whole line as its note', () => {
  const text = `todo ${'prepare the slides for the yearly review '.repeat(20)}Friday`;
  const [task] = parseCapture(text, OPTIONS).followUps;
  expect(task?.subject.length).toBeLessThanOrEqual(301);
  expect(task?.note).toBe(text);
});
