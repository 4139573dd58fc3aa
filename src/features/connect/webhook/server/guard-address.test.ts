import { expect, test } from 'vitest';
import { mayReach, readAddress, readAllowed } from './guard-address.ts';

const none = readAllowed([]);

test.each([
  ['8.8.8.8', true],
  ['93.184.216.34', true],
  ['2606:2800:220:1::1', true],
  ['127.0.0.1', false],
  ['127.1.2.3', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.100.100.200', false],
  ['168.63.129.16', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['ff02::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['2001:db8::1', false],
  ['no address', false],
])('%s is reached: %s', (address, isReached) => {
  expect(mayReach(address, none)).toBe(isReached);
});

test.each([
  'http://example.com/',
  'ftp://example.com/',
  'https://user:pass@example.com/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://017700000001/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://localhost/',
  'https://localhost./',
  'https://a.localhost/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://169.254.169.254/latest/meta-data',
  'nothing',
  'javascript:alert(1)',
  '',
])('the address "%s" is refused', (text) => {
  expect(() => readAddress(text, none)).toThrow(/Give|inside/);
});

test('what the installation names may be reached all the same, also without encryption', () => {
  const allowed = readAllowed(['erp.local', '10.0.0.0/8', '127.0.0.1']);
  expect(readAddress('http://erp.local:8080/in', allowed).port).toBe('8080');
  expect(readAddress('http://10.2.3.4/', allowed).hostname).toBe('10.2.3.4');
  expect(mayReach('127.0.0.1', allowed)).toBe(true);
  expect(mayReach('127.0.0.2', allowed)).toBe(false);
  expect(() => readAddress('http://192.168.0.1/', allowed)).toThrow();
});
