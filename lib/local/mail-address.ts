/** The bare address of `Name <a@b>` or `a@b`. */
export function bareAddress(text: string): string {
  return /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text.trim();
}

/** The domain of an address, in lower case. */
export function domainOf(address: string): string {
  return (address.split('@').at(-1) ?? '').toLowerCase();
}

/** Why SES refuses an address, in its words; undefined for one that it takes. */
export function addressFault(text: string): string | undefined {
  const address = bareAddress(text);
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return "Missing final '@domain'";
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (!/^[\x21-\x7e]+$/.test(local)) return 'Local address contains control or whitespace';
  if (local.length > 64) return 'Local address is too long';
  if (/^\.|\.\.|\.$/.test(local) || /[(),:;<>[\]\\"@]/.test(local)) return 'Local address contains illegal character';
  if (domain.startsWith('.')) return 'Domain starts with dot';
  if (domain.includes('..')) return 'Domain contains dot-dot';
  if (!/^[A-Za-z0-9.-]+$/.test(domain)) return 'Domain contains illegal character';
  // The guide of SES: a sender's name with letters outside ASCII is written as encoded words (RFC 2047).
  if (/[^\x20-\x7e]/.test(text)) return 'The name of the address must be encoded as RFC 2047 says';
  return undefined;
}

/** What becomes of a mail to this address. */
export type Fate = 'delivered' | 'bounced' | 'complained' | 'suppressed';

const fates: Record<string, Fate> = { bounce: 'bounced', complaint: 'complained', suppressionlist: 'suppressed' };

/** The domain of SES's own mailbox simulator; its addresses are never put on the suppression list. */
export const simulator = 'simulator.amazonses.com';

/** The same simulator with addresses that behave as a person's: a hard bounce puts them on the suppression list. */
export const realisticSimulator = 'simulator.example';

/** What SES's mailbox simulator makes of an address (labels after `+` are allowed); everybody else gets the mail. */
export function simulatedFate(address: string): Fate {
  if (![simulator, realisticSimulator].includes(domainOf(address))) return 'delivered';
  const name = address.split('@')[0]?.split('+')[0]?.toLowerCase() ?? '';
  return fates[name] ?? 'delivered';
}
