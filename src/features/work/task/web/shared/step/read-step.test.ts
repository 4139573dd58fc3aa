import { expect, test, vi } from 'vitest';
import { readNoteStep, readStep } from './read-step.ts';

vi.useFakeTimers({ now: new Date('2026-03-04T12:00:00Z') });
const who = { timeZone: 'UTC', language: 'en' };

test.each([
  ['call back next tue 10', 'Call back', '2026-03-10', '2026-03-10T10:00:00Z'],
  ['send the offer fri', 'Send the offer', '2026-03-06', null],
  ['wants a quote, call in 2 weeks', 'Wants a quote, call', '2026-03-18', null],
  ['send the offer', 'send the offer', null, null],
  ['2 weeks', '', '2026-03-18', null],
  ['next tue 10', '', '2026-03-10', '2026-03-10T10:00:00Z'],
])('"%s" is a step with its day', (words, subject, due_on, due_at) => {
  expect(readStep(words, who)).toMatchObject({ subject, due_on, due_at });
});

test('what they will do is their promise', () => {
  expect(readStep('She sends the contract by friday', who)).toMatchObject({
    subject: 'She sends the contract',
    due_on: '2026-03-06',
    promised_by: 'them',
  });
  expect(readStep('call her friday', who).promised_by).toBeNull();
});

test('a note may promise a step for a day', () => {
  const note = 'Wants the quote by mail, call back next tue 10';
  expect(readNoteStep(note, who)).toEqual({
    subject: 'Call back: wants the quote by mail',
    due_on: '2026-03-10',
    due_at: '2026-03-10T10:00:00Z',
    kind: 'call',
  });
  expect(readNoteStep('Happy with everything', who)).toBeNull();
});
