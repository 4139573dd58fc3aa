import { expect, test } from 'vitest';
import { isOwnAddress } from './own-address.ts';

test('what a machine calls itself is found in any spelling', () => {
  for (const host of ['localhost:3000', 'LOCALHOST', '127.0.0.1', '127.1', '[::1]:3000', '0.0.0.0'])
    expect(isOwnAddress(`http://${host}/join/x`), host).toBe(true);
});

test('what others can reach, and what is no address, is not taken for it', () => {
  const others = [
    'https://crm.example.com',
    'http://192.168.1.20:3000',
    'http://localhost.example',
  ];
  for (const url of [...others, 'upt_abc', '']) expect(isOwnAddress(url), url).toBe(false);
});
