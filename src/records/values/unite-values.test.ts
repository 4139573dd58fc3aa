import { expect, test } from 'vitest';
import { defineRecord } from '../define-record.ts';
import { uniteValues } from './unite-values.ts';

const base = { why: 'To know.', usedIn: ['Lists'] };
const thing = defineRecord({
  type: 'thing',
  plural: 'things',
  label: 'Thing',
  pluralLabel: 'Things',
  title: () => 'Thing',
  fields: {
    city: { ...base, kind: 'text', maxLength: 20, label: 'City' },
    phones: { ...base, kind: 'phones', maxItems: 3, label: 'Phone' },
    about: { ...base, kind: 'long_text', maxLength: 12, label: 'About' },
    done: { ...base, kind: 'boolean', label: 'Done' },
    done_at: { ...base, kind: 'datetime', readOnly: true, label: 'Done at' },
  },
  listFields: ['city'],
});

test('what is filled in stays, what is empty comes from the first that has it', () => {
  const others = [{ city: null }, { city: 'Rome' }, { city: 'Bonn' }];
  expect(uniteValues(thing, { city: null }, others)).toEqual({ city: 'Rome' });
  expect(uniteValues(thing, { city: 'Graz' }, others)).toEqual({});
});

test('lists get what they lack, one number in two writings once, as far as there is room', () => {
  const kept = { phones: ['+39 0471 123456'] };
  expect(uniteValues(thing, kept, [{ phones: ['0471 123456'] }])).toEqual({});
  const many = [{ phones: ['111111', '222222', '333333'] }];
  expect(uniteValues(thing, kept, many).phones).toEqual(['+39 0471 123456', '111111', '222222']);
});

test('texts get the lines they lack, unless they grow too long', () => {
  expect(uniteValues(thing, { about: 'a\nb' }, [{ about: 'b\nc' }])).toEqual({ about: 'a\nb\nc' });
  expect(uniteValues(thing, { about: 'a\nb' }, [{ about: 'much too long' }])).toEqual({});
});

test('yes stays yes; what only commands write is left alone', () => {
  const others = [{ done: true, done_at: '2026-01-01T00:00:00Z' }];
  expect(uniteValues(thing, { done: false, done_at: null }, others)).toEqual({ done: true });
});
