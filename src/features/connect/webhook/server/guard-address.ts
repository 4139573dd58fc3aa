import { BlockList, isIP, isIPv6 } from 'node:net';
import { AppError } from '#src/lib/app-error.ts';

/** Networks that are no business of a program outside: our own machine, our own network, the cloud's inside. */
const OWN_NETWORKS = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** What is outside is given to somebody in this one. */
const PUBLIC_IPV6 = '2000::/3';
const OWN_IPV6 = [
  '2001::/23',
  '2001:db8::/32',
  // what stands for an address of version 4 in a network of version 6
  '2002::/16',
  '3fff::/20',
];

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}

const own4 = listOf(OWN_NETWORKS);
const own6 = listOf(OWN_IPV6);
const public6 = listOf([PUBLIC_IPV6]);

/** What the installation allows besides: hosts by name, addresses, networks. */
export interface Allowed {
  names: ReadonlySet<string>;
  networks: BlockList;
}

export function readAllowed(places: readonly string[]): Allowed {
  const isNetwork = (place: string) => isIP(place.split('/')[0]!) !== 0;
  return {
    names: new Set(places.filter((place) => !isNetwork(place)).map((name) => name.toLowerCase())),
    networks: listOf(places.filter(isNetwork)),
  };
}

/** Whether an address is of the public internet, or allowed all the same. */
export function mayReach(address: string, { networks }: Pick<Allowed, 'networks'>): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const mapped = /^::ffff:(?:0:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mayReach(mapped, { networks });
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (networks.check(address, family)) return true;
  if (version === 4) return !own4.check(address, 'ipv4');
  return public6.check(address, 'ipv6') && !own6.check(address, 'ipv6');
}

/** The address of a webhook, as far as it can be told without asking the network. */
export function readAddress(text: string, allowed: Allowed): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) {
    throw refuse(
      'Give a web address such as https://example.com/uptake, without a password in it.',
    );
  }
  const host = plainHost(url);
  const isAllowed =
    allowed.names.has(host) ||
    (isIP(host) !== 0 && allowed.networks.check(host, isIPv6(host) ? 'ipv6' : 'ipv4'));
  if (url.protocol === 'http:' && !isAllowed) {
    throw refuse('Give an address that begins with https://, so that nobody can read along.');
  }
  const isInside =
    isIP(host) === 0 ? /(^|\.)localhost$|\.(local|internal)$/.test(host) : !mayReach(host, allowed);
  if (isInside && !isAllowed) throw inside();
  return url;
}

/** The host as a name or address, without the brackets of version 6 and a dot at the end. */
export function plainHost(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

export function inside(): AppError {
  return refuse(
    'This address is inside your own network. Whoever runs Uptake can allow it with UPTAKE_WEBHOOK_ALLOW.',
  );
}

function refuse(message: string): AppError {
  return new AppError('invalid', message, { reason: 'bad_address' });
}
