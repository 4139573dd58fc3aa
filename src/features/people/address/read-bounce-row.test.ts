import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBounceRow } from './read-bounce-row.ts';

const TODAY = '2026-11-22';

test.each([
  [['anna@globex.example'], { kind: 'hard', on: null, reason: null }],
  [['2026-11-20', 'Anna@Globex.example', 'soft'], { kind: 'soft', on: '2026-11-20', reason: null }],
  [
    ['<anna@globex.example>', '5.1.1', 'user unknown'],
    { kind: 'hard', reason: '5.1.1 · user unknown' },
  ],
  [['anna@globex.example', '552 5.2.2 mailbox full'], { kind: 'soft' }],
  [['anna@globex.example', '4.4.7 expired'], { kind: 'soft' }],
  [
    ['anna@globex.example', 'Hard bounce', 'mailbox full'],
    { kind: 'hard', reason: 'mailbox full' },
  ],
  [
    ['anna@globex.example', 'Postfach voll', '20.11.2026 08:15'],
    { kind: 'soft', on: '2026-11-20' },
  ],
  [['anna@globex.example', '2026-12-24'], { on: null }],
  [['anna@globex.example', '31.02.2026'], { on: null, reason: '31.02.2026' }],
])('%j is read as %j', (cells, expected) => {
  expect(readBounceRow(cells, TODAY)).toMatchObject({ email: 'anna@globex.example', ...expected });
});

test('a line of headings, or an empty one, tells nothing', () => {
  expect(readBounceRow(['E-mail', 'Type', 'Date'], TODAY)).toBeNull();
  expect(readBounceRow([], TODAY)).toBeNull();
});

test('whatever the cells hold, a row is read or left, and its day has been', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.emailAddress(), (cells, email) => {
      const row = readBounceRow([...cells, email], TODAY);
      expect(row === null || (row.on ?? '') <= TODAY).toBe(true);
      expect((row?.reason ?? '').length).toBeLessThanOrEqual(500);
    }),
  );
});

test.each(['a', 'a.', 'a@', 'a@a.'])('a long cell of %j alone is read once through', (part) => {
  expect(readBounceRow([part.repeat(100_000)], TODAY)).toBeNull();
  expect(readBounceRow([`${part.repeat(100_000)} anna@globex.example`], TODAY)).toMatchObject({
    email: 'anna@globex.example',
  });
});
