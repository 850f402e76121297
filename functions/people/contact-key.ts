import { fingerprint } from '../platform/kernel/ids.ts';
import type { Contact } from './person.ts';

/** The key of a contact's own item: the same for the same address, however it was typed. */
export const contactKey = (contact: Contact): string => `contact#${fingerprint(plain(contact))}`;

const plain = (contact: Contact): string =>
  'email' in contact
    ? `email ${contact.email.trim().toLowerCase()}`
    : 'phone' in contact
      ? `phone ${contact.phone}`
      : `agency ${contact.agency}`;
