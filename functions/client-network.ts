/** Whose requests are counted together. */

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
/** Of the eight groups of an IPv6 address, those that name a network. */
const NETWORK_GROUPS = 4;

/**
 * The address itself, or of IPv6 the network of 64 bits: one household or machine is given that many addresses at the
 * least, and could have a new one for each request.
 */
export function clientNetwork(address: string): string {
  const [, ipv4] = IPV4_IN_IPV6.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  if (!address.includes(':')) return address;
  const [left, right] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = right === undefined ? 0 : Math.max(0, GROUPS - left!.length - right.length);
  const groups = [...left!, ...Array<string>(zeros).fill('0'), ...(right ?? [])];
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
