import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * The networks of proxies whose `X-Forwarded-For` is believed: addresses, or networks such as
 * `10.0.0.0/8`, of either version of IP. Undefined where one of them is none.
 */
export function readNetworks(networks: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const version = isIP(address);
    const longest = version === 6 ? 128 : 32;
    const prefix = bits === undefined ? longest : Number(bits);
    if (version === 0 || bits === '' || !Number.isInteger(prefix)) return undefined;
    if (prefix < 0 || prefix > longest) return undefined;
    list.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/**
 * Whose request it is: the socket's address, unless that is a proxy we trust; then the last address
 * of `X-Forwarded-For` that is none, for what stands before it was written by the sender.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | null,
  trusted: BlockList,
): string {
  let address = plain(socketAddress);
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
  while (isTrusted(address, trusted)) {
    const before = hops.pop();
    if (!before || isIP(before) === 0) return address;
    address = before;
  }
  return address;
}

/** Whom an address counts for: of IPv6 its first half, since each who has one has the whole other half. */
export function senderOf(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  // an IPv4 address at its end stands for two groups
  const length = before.length + after.length + (bare.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - length }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address as a socket of both versions tells it (RFC 4291, 2.5.5.2) is that address. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
