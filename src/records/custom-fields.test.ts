import { expect, test } from 'vitest';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { applyCustom, mayHide, namesRecord } from './custom-fields.ts';

test('what a record is called by is read wherever it is named, and may not be hidden', () => {
  expect(namesRecord(company, 'name')).toBe(true);
  expect(namesRecord(person, 'last_name')).toBe(true);
  expect(mayHide(person, 'last_name')).toBe(false);
});

test('a field beside the name is not the name, and may be hidden', () => {
  expect(namesRecord(person, 'city')).toBe(false);
  expect(namesRecord(person, 'unheard_of')).toBe(false);
  expect(mayHide(person, 'city')).toBe(true);
});

test('what the product itself obeys may not be hidden, and stays to be seen where it was', () => {
  expect(mayHide(person, 'do_not_contact')).toBe(false);
  expect(mayHide(person, 'emails')).toBe(false);
  const page = { record_type: 'person', sections: [], hidden: ['do_not_contact', 'city'] };
  const { fields } = applyCustom(person, { fields: [], pages: [page] });
  expect(fields.do_not_contact!.hidden).toBeUndefined();
  expect(fields.city!.hidden).toBe(true);
});
