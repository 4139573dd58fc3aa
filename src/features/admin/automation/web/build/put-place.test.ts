import { expect, test } from 'vitest';
import { defineRecord } from '#src/records/define-record.ts';
import { placesOf, putPlace } from './put-place.ts';

test('a value is put where the caret stands, apart from the words beside it', () => {
  expect(putPlace('', 'title', [0, 0])).toEqual({ words: '{title}', end: 7 });
  expect(putPlace('Call', 'title', [4, 4])).toEqual({ words: 'Call {title}', end: 12 });
  expect(putPlace('Call  today', 'title', [5, 5])).toEqual({
    words: 'Call {title} today',
    end: 12,
  });
  expect(putPlace('Call: today', 'owner', [6, 6])).toEqual({
    words: 'Call: {owner} today',
    end: 13,
  });
  expect(putPlace('{title}', 'owner', [7, 7]).words).toBe('{title} {owner}');
});

test('what was marked makes way for it', () => {
  expect(putPlace('Call NAME now', 'title', [5, 9])).toEqual({
    words: 'Call {title} now',
    end: 12,
  });
});

test('a record offers its name, its owner and what reads as words, and a company where it has one', () => {
  const told = { label: 'It', why: 'So that it is known.', usedIn: [] };
  const part = {
    ...{ type: 'part', plural: 'parts', label: 'Part', pluralLabel: 'Parts' },
    ...{ title: () => 'Part', listFields: [] },
  };
  const plain = defineRecord({
    ...part,
    fields: {
      name: { kind: 'text', ...told },
      is_spare: { kind: 'boolean', ...told },
      helpers: { kind: 'members', ...told },
    },
  });
  expect(placesOf(plain).map(({ place }) => place)).toEqual(['title', 'owner', 'name']);
  const ofCompany = defineRecord({
    ...part,
    fields: { company_id: { kind: 'reference', to: 'company', ...told } },
  });
  expect(placesOf(ofCompany).map(({ place }) => place)).toEqual(['title', 'company', 'owner']);
});
