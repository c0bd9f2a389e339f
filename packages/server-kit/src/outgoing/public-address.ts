import ipaddr from "ipaddr.js";

const globalIpv6 = ipaddr.parseCIDR("2000::/3");

/** Tells whether an address may be called; made once from the host's own trusted networks. */
export type AddressRule = (address: string) => boolean;

/**
 * Makes the rule: an address of the public internet, or one inside `trustedNetworks`. Everything that is not global unicast
 * is refused, and so is every form that carries an IPv4 address inside an IPv6 one (mapped, NAT64, 6to4, Teredo).
 *
 * @param trustedNetworks Networks such as `10.1.0.0/16`, each `address/bits`.
 * @throws TypeError for a network that is none.
 */
export function createAddressRule(trustedNetworks: readonly string[]): AddressRule {
  const trusted = trustedNetworks.map((network) => {
    if (ipaddr.isValidCIDR(network)) return ipaddr.parseCIDR(network);
    throw new TypeError(`trustedNetworks: "${network}" is not a network such as 10.1.0.0/16.`);
  });
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.parse(address);
    if (trusted.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits))) {
      return true;
    }
    if (parsed.range() !== "unicast") return false;
    // The library calls everything without a name of its own unicast; only this eighth of IPv6 is given out.
    return parsed.kind() === "ipv4" || parsed.match(globalIpv6);
  };
}
