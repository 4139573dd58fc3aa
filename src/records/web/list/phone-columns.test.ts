import { expect, test } from 'vitest';
import { defineRecord } from '#src/records/define-record.ts';
import { phoneColumns } from './phone-columns.ts';

const asked = { why: 'So that it is known.', usedIn: ['Lists'] };
const boat = defineRecord({
  type: 'boat',
  plural: 'boats',
  label: 'Boat',
  pluralLabel: 'Boats',
  title: ({ name }) => String(name),
  fields: {
    name: { kind: 'text', maxLength: 200, label: 'Name', ...asked },
    price: { kind: 'money', label: 'Price', ...asked },
    cost: { kind: 'money', label: 'Cost', ...asked },
  },
  listFields: ['name', 'price', 'cost'],
});

test('on the phone the first sum of a row has a place of its own, wherever its column stands', () => {
  expect(phoneColumns(boat, ['name', 'price', 'cost'])).toEqual({
    ...{ worth: 'price', known: ['name', 'cost'] },
  });
  expect(phoneColumns(boat, ['name'])).toEqual({ worth: undefined, known: ['name'] });
});
