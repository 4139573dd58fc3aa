import { expect, test } from 'vitest';
import { senderOf } from './sender-of.ts';

test('addresses of one IPv6 network count for one sender, those of IPv4 each for itself', () => {
  const one = senderOf('2001:db8:0:7::1');
  expect(one).toBe('2001:db8:0:7::/64');
  expect(senderOf('2001:0DB8:0:7:ffff:1:2:3')).toBe(one);
  expect(senderOf('2001:db8:0:8::1')).not.toBe(one);
  expect(senderOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(senderOf('::')).toBe('0:0:0:0::/64');
  expect(senderOf('192.0.2.7')).toBe('192.0.2.7');
});
