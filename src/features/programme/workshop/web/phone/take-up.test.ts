import { expect, test } from 'vitest';
import type { CardKind } from '../../templates.ts';
import type { Kept, KeptDraft } from './kept.ts';
import { takeUp } from './take-up.ts';

const kinds: CardKind[] = ['idea'];
const cards = { kind: 'cards' as const, phase: 'open' as const, card_kinds: kinds, rounds: 1 };
const shown = { ...cards, phase: 'done' as const, card_kinds: [], rounds: 2 };
const again = { ...cards, rounds: 2 };

const draft = (given: Partial<KeptDraft>): KeptDraft => ({
  ...{ secret: 's', kind: 'idea', text: 'x', image: null, state: 'waiting' },
  ...given,
});
const keptOf = (one: KeptDraft): Kept => ({
  ...{ token: 't', drafts: [one], dots: {}, picked: [], dotsSent: true, pickedSent: true },
});
const after = (given: Partial<KeptDraft>, board: Parameters<typeof takeUp>[1]) =>
  takeUp(keptOf(draft(given)), board).drafts[0]?.state ?? null;

test('a card that was written without a connection waits, is late, and is sent when it is asked for again', () => {
  expect(after({}, cards)).toBe('waiting');
  expect(after({}, shown)).toBe('late');
  expect(after({ state: 'late' }, shown)).toBe('late');
  expect(after({ state: 'late' }, again)).toBe('waiting');
  expect(after({ state: 'late', kind: 'image' }, again)).toBe('late');
});

test('a card of which only the answer was lost is not sent a second time by itself', () => {
  expect(after({ round: 1 }, cards)).toBe('waiting');
  expect(after({ round: 1 }, shown)).toBe('unsure');
  expect(after({ round: 1 }, again)).toBe('unsure');
  expect(after({ state: 'unsure', round: 1 }, again)).toBe('unsure');
});

test('once revealed the phone does not know either what it wrote, unless it was left for later', () => {
  expect(after({ state: 'sent', round: 1 }, cards)).toBe('sent');
  expect(after({ state: 'sent', round: 1 }, { ...shown, rounds: 1 })).toBe('sent');
  expect(after({ state: 'sent', round: 1 }, shown)).toBeNull();
  expect(after({ state: 'leaving', round: 1 }, shown)).toBeNull();
  const same = keptOf(draft({ state: 'sent', round: 1 }));
  expect(takeUp(same, cards)).toBe(same);
});
