import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaptureLanguage, CaptureOptions, ParsedCapture, Span } from './capture.ts';
import { parseCapture } from './parse-capture.ts';

const OPTIONS: CaptureOptions = {
  today: '2025-11-19',
  now: '2025-11-19T09:00:00Z',
  timeZone: 'Europe/Berlin',
};

const WORDS =
  `called met visited emailed Anna Rossi anna rossi at @ Globex globex GmbH & S.p.A. Inc. von
  di de chez bei from with mit con avec and und e et , , . : ; - – ( ) / wants the quote buyer CEO call
  back remind me to send offer by until Friday next Tue Di mar 10 10:30 3pm 14h30 um alle à at Uhr in 2
  weeks tra due settimane yesterday gestern ieri hier letzten scorso 3.12. 3/12 2025-12-03 31 Nov end of
  month KW 49 12k € 12.000 1.5m EUR bob@x.com +420 603 123 456 www.x.com task: new company add note:
  anrufen zurückrufen richiamare rappeler telefoniert chiamato appelé Termin riunione rdv d'ici l'altro
  O'Brien Anna's 😀 مرحبا \u202e \u0000 \ud83d \n`.split(/ +|\n(?= )/);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((codes) => String.fromCharCode(...codes)),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join('')),
);
const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const anyOptions: fc.Arbitrary<CaptureOptions> = fc.record({
  today: anyDay,
  now: fc.constant(OPTIONS.now),
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'UTC'),
  language: fc.constantFrom<CaptureLanguage>('en', 'de', 'it', 'fr'),
});

function checkText(check: (parsed: ParsedCapture, options: CaptureOptions) => void) {
  fc.assert(
    fc.property(anyText, anyOptions, (text, options) => {
      const { today } = options;
      // The writer's day and instant belong together.
      const moment = { ...options, now: `${today}T12:00:00Z` };
      check(parseCapture(text, moment), moment);
    }),
    { numRuns: 500 },
  );
}

function spansOf(parsed: ParsedCapture): Span[] {
  const { activity, amount, companies, followUps, parts, people, rest } = parsed;
  const mentions = [...people, ...companies];
  const contacts = [...mentions.flatMap((mention) => [...mention.emails, ...mention.phones])];
  const optional = [
    activity?.span,
    activity?.daySpan,
    amount?.span,
    ...followUps.map((each) => each.daySpan),
  ];
  return [
    ...parts.map((part) => part.span),
    ...rest.spans,
    ...mentions.flatMap((mention) => [mention.span, ...mention.alternatives, ...mention.repeats]),
    ...contacts.map((contact) => contact.span),
    ...followUps.map((followUp) => followUp.span),
    ...optional.filter((span) => span !== null && span !== undefined),
  ];
}

test('any text is read without failing, and every span lies within it', () => {
  checkText((parsed) => {
    for (const [start, end] of spansOf(parsed)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(parsed.text.length);
    }
  });
});

test('parts come in order and never overlap, nor do follow-ups', () => {
  checkText((parsed) => {
    for (const spans of [parsed.parts, parsed.followUps]) {
      spans.forEach(({ span }, index) => {
        expect(span[0]).toBeGreaterThanOrEqual(spans[index - 1]?.span[1] ?? 0);
      });
    }
  });
});

test('no word is lost: each is in a part, in a promise, or left over', () => {
  checkText((parsed) => {
    const known = [...parsed.parts, ...parsed.followUps].map((each) => each.span);
    const left = [...known, ...parsed.rest.spans];
    for (const match of parsed.text.matchAll(/[\p{L}\d]+/gu)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const kept = left.some((span) => span[0] < end && start < span[1]);
      expect(kept, match[0]).toBe(true);
    }
  });
});

test('an activity keeps the line as it was typed', () => {
  checkText((parsed) => {
    if (parsed.activity) expect(parsed.activity.body).toBe(parsed.text.trim());
  });
});

test('promises lie ahead and activities behind', () => {
  checkText((parsed, { today, now }) => {
    for (const { dueOn, otherDays } of parsed.followUps) {
      for (const day of [dueOn, ...otherDays]) if (day) expect(day >= today).toBe(true);
    }
    if (parsed.activity) {
      expect(Date.parse(parsed.activity.occurredAt)).toBeLessThanOrEqual(Date.parse(now));
    }
  });
});

test('keys are one of a kind and refer to what is there', () => {
  checkText(({ people, companies, followUps, parts }) => {
    const companyKeys = companies.map((company) => company.key);
    const mentions = [...people.map((person) => person.key), ...companyKeys];
    const keys = [...mentions, ...followUps.map((followUp) => `follow up ${followUp.key}`)];
    expect(new Set(keys).size).toBe(keys.length);
    const employers = people.flatMap(({ companyKey }) => companyKey ?? []);
    expect(companyKeys).toEqual(expect.arrayContaining(employers));
    const named = parts.filter(({ role }) => role === 'person' || role === 'company');
    const referred = [
      ...named.map(({ key }) => key),
      ...followUps.flatMap((each) => each.mentions),
    ];
    expect(mentions).toEqual(expect.arrayContaining(referred));
  });
});

test('a follow-up always has a subject, a person always something to look up', () => {
  checkText((parsed) => {
    for (const followUp of parsed.followUps) expect(followUp.subject.trim()).not.toBe('');
    for (const mention of [...parsed.people, ...parsed.companies]) {
      expect(mention.alternatives).toContainEqual(mention.span);
      const lengths = mention.alternatives.map(([start, end]) => end - start);
      expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    }
  });
});

// Each would be slow under a grammar that walks back, or that compares everything with everything.
const HOSTILE = [
  'called Anna Rossi at Globex, wants the renewal quote, 12k, call back next Tue 10. ',
  ...[
    'call back ',
    'please ',
    '1 ',
    '111 ',
    '((',
    '+',
    'a.',
    'a@',
    '@',
    'Anna ',
    'Anna & ',
    'S.p.',
  ],
  ...[
    'next Tue ',
    "a'",
    'di ',
    '\u0000',
    '\ud800',
    '😀',
    'א',
    '10:',
    ', ',
    'Anna von ',
    'half past ',
  ],
  ...[
    'end of the ',
    '03.12.',
    '+49 ',
    'tue 10-',
    'x',
    'e\u0301',
    '\n',
    'a@b.c ',
    'www.a.',
    '(buyer ',
  ],
];

// The processor's time, since other work on the machine would show in the clock's.
function measure(text: string): number {
  const before = process.cpuUsage();
  parseCapture(text, OPTIONS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test.each(HOSTILE)('time grows with the length of the line, not with its square: %j', (seed) => {
  const best = (length: number) => {
    const text = seed.repeat(Math.ceil(length / seed.length));
    return Math.min(measure(text), measure(text), measure(text));
  };
  best(5_000);
  // Eight times the length; the square would be 64 times the work.
  expect(best(40_000)).toBeLessThan(32 * Math.max(best(5_000), 2));
});
