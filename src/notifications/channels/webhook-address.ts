import { BlockList, isIP } from 'node:net';

/** Addresses that are not the public internet (RFC 6890 and its like): a webhook must not reach into a network through us. */
const INNER = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INNER.ipv4.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INNER.ipv6.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address is on the public internet. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  // A list of its own for each family: one list takes every IPv4 address for one of ::ffff:0:0/96.
  return version === 4 ? !INNER.ipv4.check(address, 'ipv4') : !INNER.ipv6.check(address, 'ipv6');
}

const LONGEST = 500;

/**
 * Whether a text can be a webhook's address: https, no user name, and no address of an inner network. A name is looked up
 * when it is called, and what it leads to is checked then.
 * @param local also http, and addresses of this machine and its network (for development)
 */
export function isWebhookAddress(text: string, local: boolean): boolean {
  if (text.length > LONGEST || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  if (local) return url.protocol === 'https:' || url.protocol === 'http:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:') return false;
  return isIP(host) === 0
    ? host.includes('.') && !/\.(local|internal|localhost)\.?$/i.test(host)
    : isPublicAddress(host);
}
