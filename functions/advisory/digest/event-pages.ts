import { environment } from '../../platform/environment.ts';
import { html } from '../../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { notice } from '../../platform/page.ts';
import { fill } from '../../program/words.ts';
import { itemById, itemsShown, joinedMember, memberIdOf, organizationTitles } from '../questions.ts';
import { eventFile, eventOf, eventsFeed, type GroupEvent, type Publishing } from './calendar.ts';

async function publishing(events: readonly GroupEvent[], { words, liaison }: Visit): Promise<Publishing> {
  const organizations = await organizationTitles(events.map(({ state }) => state.organization));
  return { program: environment('PROGRAM_NAME'), address: liaison, organizations, words };
}

const nothing = html``;

async function event(visit: Visit): Promise<Shown> {
  const { words, link, at } = visit;
  const { title, gone } = words.digest.eventPage;
  const shown = eventOf({ id: link.subject, state: await itemById(link.subject) }, at);
  if (!shown) return { title, body: notice(gone, 'info') };
  const calendar = eventFile(shown, await publishing([shown], visit));
  return { title, body: nothing, download: { name: 'event.ics', calendar } };
}

/**
 * An event as a file for a calendar, straight from the digest: in what it says by now, for whoever has the mail. What members tell is meant
 * for all of the group, so it opens nobody and asks for no account.
 */
export const eventPage: LinkPage = { person: async () => undefined, show: event, press: event };

const startOf = ({ state }: GroupEvent): string => state.telling.starts ?? '';

async function feed(visit: Visit): Promise<Shown> {
  const { words, link, at, liaison } = visit;
  const { archivePage, calendar } = words.digest;
  const id = await memberIdOf(link.subject);
  if (!(id && (await joinedMember(id))))
    return { title: calendar.name, body: notice(fill(archivePage.over, { liaison }), 'info') };
  const found = (await itemsShown()).flatMap(one => eventOf(one, at) ?? []);
  const events = found.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
  const text = eventsFeed(events, { ...(await publishing(events, visit)), expires: link.expires, at });
  return { title: calendar.name, body: nothing, download: { name: 'events.ics', calendar: text } };
}

/** The group’s events as a calendar that a member subscribes to: as long as she belongs, and the link works. */
export const eventsPage: LinkPage = { person: async link => link.subject, show: feed, press: feed };
