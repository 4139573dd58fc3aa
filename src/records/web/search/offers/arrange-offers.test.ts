import { expect, test } from 'vitest';
import { arrangeOffers } from './arrange-offers.ts';
import type { Offer, OfferGroup } from './offer.ts';

function offer(group: OfferGroup, label: string, note = ''): Offer {
  return { key: label, group, label, note, mark: null, run: () => {} };
}

const sources = {
  text: '',
  records: undefined as Offer[] | undefined,
  isAnswer: false,
  recent: [offer('recent', 'Anna Rossi', 'Globex'), offer('recent', 'Petra Vogel')],
  actions: [offer('go', 'People'), offer('do', 'New person')],
  create: [offer('create', 'Create person')],
};

function labels(changes: Partial<typeof sources>): string[] {
  return arrangeOffers({ ...sources, ...changes }).map(({ label }) => label);
}

test('without a text stand what was opened last and what can be done', () => {
  expect(labels({})).toEqual(['Anna Rossi', 'Petra Vogel', 'People', 'New person']);
});

test('until the first answer only what was opened last and has the words is shown', () => {
  expect(labels({ text: 'glob' })).toEqual(['Anna Rossi']);
});

test('a record with all the words goes before actions', () => {
  const records = [offer('records', 'Peo Persson')];
  expect(labels({ text: 'peo', records, isAnswer: true })).toEqual(['Peo Persson', 'People']);
});

test('an action goes before records that only look alike', () => {
  const records = [offer('records', 'Nemo Perl')];
  expect(labels({ text: 'new per', records, isAnswer: true })).toEqual(['New person', 'Nemo Perl']);
});

test('creating is offered beneath guesses, and alone where nothing was found', () => {
  const records = [offer('records', 'Anna Schneider')];
  expect(labels({ text: 'Schnieder', records, isAnswer: true })).toEqual([
    'Anna Schneider',
    'Create person',
  ]);
  expect(labels({ text: 'Qwx', records: [], isAnswer: true })).toEqual(['Create person']);
});

test('creating is not offered before the answer has come, nor beside a sure find', () => {
  expect(labels({ text: 'Qwx', records: [] })).toEqual([]);
  const records = [offer('records', 'Anna Schneider')];
  expect(labels({ text: 'schneider', records, isAnswer: true })).toEqual(['Anna Schneider']);
});
