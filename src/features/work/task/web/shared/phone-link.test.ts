import { expect, test } from 'vitest';
import { hrefOfPhone } from './phone-link.ts';

test('a number is dialled as it is meant, not as it is written', () => {
  expect(hrefOfPhone('+49 (0)30 55-66/7')).toBe('tel:+493055667');
  expect(hrefOfPhone('(02) 1234 5678')).toBe('tel:0212345678');
});
