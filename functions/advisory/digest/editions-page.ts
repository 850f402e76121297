import { html } from '../../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { notice } from '../../platform/page.ts';
import { program } from '../../program/settings.ts';
import { dateText, fill } from '../../program/words.ts';
import { joinedMember, memberIdOf } from '../questions.ts';
import { mondayOf } from '../week.ts';
import { isFrozen } from './edition.ts';
import { contentHtml } from './in-words.ts';
import { contentFor } from './mails.ts';
import { latestEditions } from './questions.ts';

const { groups, digest } = program.advisory;

/** The editions that went out in her groups, the latest first; one week once. */
async function editionsFor(own: readonly string[]) {
  const mine = groups.filter(({ id }) => own.includes(id));
  const found = await Promise.all(mine.map(({ id }) => latestEditions(id, digest.shownEditions)));
  const out = found.flat().flatMap(({ state }) => (isFrozen(state) && state.status !== 'held' ? [state] : []));
  const byWeek = new Map(out.map(state => [state.week, state]));
  return [...byWeek.values()].sort((one, other) => (one.week < other.week ? 1 : -1)).slice(0, digest.shownEditions);
}

async function shown(visit: Visit): Promise<Shown> {
  const { words, language, link, liaison, at } = visit;
  const said = words.digest.archivePage;
  const id = await memberIdOf(link.subject);
  const member = id === undefined ? undefined : await joinedMember(id);
  if (!member) return { title: said.title, body: notice(fill(said.over, { liaison }), 'info') };
  const editions = await editionsFor(member.groups);
  const contents = await Promise.all(
    editions.map(({ week, items, stages, note }) => contentFor({ week, chosen: items, stages, note, at })),
  );
  if (contents.length === 0) return { title: said.title, body: notice(said.none, 'info') };
  return {
    title: said.title,
    body: html`<p class="lead">${said.lead}</p>${contents.map(
      (one, i) =>
        html`<details${i === 0 && { markup: ' open' }}><summary>${fill(said.week, { day: dateText(mondayOf(one.week), language) })}</summary>${contentHtml(one, visit)}</details>`,
    )}`,
  };
}

/** The page of past digests, for a member: the texts stand whole. There is nothing to press. */
export const editionsPage: LinkPage = { person: async link => link.subject, show: shown, press: shown };
