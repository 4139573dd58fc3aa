import { expect, test } from 'vitest';
import { defineRecord } from '#src/records/define-record.ts';
import { valuesFromText } from './values-from-text.ts';

const told = { label: 'Field', why: 'For the test.', usedIn: ['Tests'] };
const common = { label: 'Thing', pluralLabel: 'Things', title: () => 'thing', listFields: [] };

test("a person's name is parted after the first word", () => {
  const person = defineRecord({
    ...common,
    type: 'person',
    plural: 'people',
    fields: {
      first_name: { ...told, kind: 'text', maxLength: 200 },
      last_name: { ...told, kind: 'text', maxLength: 200 },
    },
  });
  expect(valuesFromText(person, ' Anna van der Berg ')).toEqual({
    first_name: 'Anna',
    last_name: 'van der Berg',
  });
  expect(valuesFromText(person, 'Rossi')).toEqual({ last_name: 'Rossi' });
});

test('any other text goes into the field that must be given, or else is searched', () => {
  const deal = defineRecord({
    ...common,
    type: 'deal',
    plural: 'deals',
    fields: {
      note: { ...told, kind: 'long_text', maxLength: 200, searchable: true },
      name: { ...told, kind: 'text', maxLength: 200, required: true },
    },
  });
  const call = defineRecord({
    ...common,
    type: 'call',
    plural: 'calls',
    fields: {
      code: { ...told, kind: 'text', maxLength: 200 },
      body: { ...told, kind: 'long_text', maxLength: 200, searchable: true },
    },
  });
  expect(valuesFromText(deal, 'Globex')).toEqual({ name: 'Globex' });
  expect(valuesFromText(call, 'Wants the quote')).toEqual({ body: 'Wants the quote' });
});
