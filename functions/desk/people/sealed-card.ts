import { type Html, html } from '../../platform/html.ts';
import { may } from '../../platform/staff.ts';
import { program } from '../../program/settings.ts';
import { enumerated } from '../../program/words.ts';
import { card, facts, form } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import { wordsOf } from './people-pieces.ts';

/** What the staff's doors answer who opens someone. */
export interface Opened {
  readonly name: string;
  readonly contact: Readonly<Partial<Record<'email' | 'phone' | 'agency', string>>>;
  /** A navigator's, beside her address. */
  readonly phone?: string;
  readonly languages: readonly string[];
  readonly safeContact?: readonly string[];
  readonly accessNeeds?: readonly string[];
  readonly notes?: string;
  readonly needs?: readonly string[];
  readonly navigatorGender?: string;
  readonly genderRequired?: boolean;
  readonly sharedExperience?: readonly string[];
  readonly arrivalWindow?: string;
}

/** An address or a number to press, and an agency by its name; both run left to right in every language. */
function wayTo({ email, phone, agency }: Opened['contact']): Html {
  const link = (href: string, text: string) => html`<a href="${href}"><bdi dir="ltr">${text}</bdi></a>`;
  if (email) return link(`mailto:${email}`, email);
  if (phone) return link(`tel:${phone}`, phone);
  const partner = program.partners.find(({ id }) => id === agency);
  return partner ? html`${partner.name}<br>${link(`tel:${partner.phone}`, partner.phone)}` : html`${agency}`;
}

function openedFacts(opened: Opened, staff: AtDesk): Html {
  const { household: words } = wordsOf(staff);
  const { navigatorGender: gender, genderRequired } = opened;
  const list = (ones: readonly string[] | undefined) => ones && enumerated(ones, staff.language);
  return facts([
    [words.name, html`<strong><bdi>${opened.name}</bdi></strong>`],
    [words.careful, opened.safeContact?.length ? html`<strong>${list(opened.safeContact)}</strong>` : undefined],
    [words.contact, wayTo(opened.contact)],
    [words.phone, opened.phone && wayTo({ phone: opened.phone })],
    [words.speaks, list(opened.languages)],
    [words.access, list(opened.accessNeeds)],
    [words.notes, opened.notes && html`<bdi>${opened.notes}</bdi>`],
    [words.needs, list(opened.needs)],
    [words.gender, gender && `${gender}${genderRequired ? ` (${words.genderRequired})` : ''}`],
    [words.experience, list(opened.sharedExperience)],
    [words.arrivedSince, opened.arrivalWindow],
  ]);
}

/**
 * What is sealed of someone: a button, and behind it what was opened. Nothing is opened by a look: the button posts, and leaves a record. Who
 * may not open has no button.
 */
export function sealedCard(
  action: string,
  { opened, staff, text }: { readonly opened: Opened | undefined; readonly staff: AtDesk; readonly text: string },
): Html | false {
  const { household: words } = wordsOf(staff);
  if (opened) return card(words.sealed, openedFacts(opened, staff));
  if (!may(staff.roles, 'open')) return false;
  return card(
    words.sealed,
    html`<p>${text}</p>${form(staff, action, html`<button class="quiet">${words.open}</button>`)}`,
  );
}
