/** Names that no public site has: reserved (RFC 2606, RFC 6761, RFC 6762) or used inside houses. */
const nowhere = /(^|\.)(test|example|invalid|localhost|local|internal|intranet|lan|home|corp|arpa|onion)$/;

/** One part of a host’s name, as DNS takes it; names in other letters are written in theirs (Punycode) by the parser. */
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * Whether an address leads to a public site: https, a host with a name that can be registered, no account before it and no port of its own.
 * Nothing is asked of the network. Never throws.
 */
export function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, port } = new URL(text);
  const labels = hostname.split('.');
  return (
    protocol === 'https:' &&
    username + password + port === '' &&
    labels.length > 1 &&
    hostname.length <= 253 &&
    labels.every(one => label.test(one)) &&
    // A top-level name has letters: an address of numbers is no name.
    /[a-z]/.test(labels.at(-1) ?? '') &&
    !nowhere.test(hostname)
  );
}
