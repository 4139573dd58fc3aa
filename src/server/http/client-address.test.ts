import { expect, test } from 'vitest';
import { clientAddress, readNetworks, senderOf } from './client-address.ts';

const proxies = readNetworks(['10.0.0.0/8', '192.0.2.7', 'fd00::/8'])!;

test('without a trusted proxy the header says nothing', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.1', proxies)).toBe('203.0.113.9');
  expect(clientAddress('203.0.113.9', '198.51.100.1', readNetworks([])!)).toBe('203.0.113.9');
});

test('behind trusted proxies it is the last address that is none of them', () => {
  expect(clientAddress('10.1.2.3', '198.51.100.1', proxies)).toBe('198.51.100.1');
  expect(clientAddress('::ffff:10.1.2.3', '198.51.100.1, 192.0.2.7', proxies)).toBe('198.51.100.1');
  expect(clientAddress('fd00::1', '2001:db8::5', proxies)).toBe('2001:db8::5');
});

test('what the sender writes before it is not believed', () => {
  expect(clientAddress('10.1.2.3', '1.1.1.1, 10.9.9.9, 198.51.100.1', proxies)).toBe(
    '198.51.100.1',
  );
});

test('a header that is missing or broken leaves the proxy itself', () => {
  expect(clientAddress('10.1.2.3', null, proxies)).toBe('10.1.2.3');
  expect(clientAddress('10.1.2.3', 'unknown', proxies)).toBe('10.1.2.3');
  expect(clientAddress('10.1.2.3', '10.0.0.1,10.0.0.2', proxies)).toBe('10.0.0.1');
  expect(clientAddress('', '198.51.100.1', proxies)).toBe('');
});

test.each(['proxy.example.com', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', 'fd00::/129', ''])(
  'a network that is none is refused: %s',
  (network) => {
    expect(readNetworks([network])).toBeUndefined();
  },
);

test('addresses of one IPv6 network count for one sender, those of IPv4 each for itself', () => {
  const one = senderOf('2001:db8:0:7::1');
  expect(one).toBe('2001:db8:0:7::/64');
  expect(senderOf('2001:0DB8:0:7:ffff:1:2:3')).toBe(one);
  expect(senderOf('2001:db8:0:8::1')).not.toBe(one);
  expect(senderOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(senderOf('::')).toBe('0:0:0:0::/64');
  expect(senderOf('192.0.2.7')).toBe('192.0.2.7');
});
