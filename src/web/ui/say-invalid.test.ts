import { expect, test } from 'vitest';
import { sayInvalid } from './say-invalid.ts';

function field(type: string, wrong: Partial<ValidityState>, limits: object = {}) {
  return sayInvalid({ type, validity: { valid: false, ...wrong } as ValidityState, ...limits });
}

test('what is wrong with a field is said with what to do', () => {
  expect(field('text', { valueMissing: true })).toBe('Please fill this in.');
  expect(field('select-one', { valueMissing: true })).toBe('Please choose.');
  expect(field('email', { typeMismatch: true })).toContain('anna@globex.com');
  expect(field('url', { typeMismatch: true })).toContain('https://');
  expect(field('password', { tooShort: true }, { minLength: 12 })).toContain('12');
  expect(field('number', { rangeOverflow: true }, { max: '5' })).toContain('5');
  expect(field('date', { badInput: true })).toContain('day');
  expect(field('text', {})).not.toBe('');
});
