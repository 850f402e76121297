import { answerText, moveText, moveTitle, standingOf, toldTitle } from '../../advisory/digest/mails.ts';
import type { ListedEdition, ShownEdition } from '../../advisory/digest/questions.ts';
import { seenIn } from '../../platform/deciding.ts';
import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { Sheet } from '../../platform/sheet.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { dateText, dayText, fill, wordsFor } from '../../program/words.ts';
import { conflictNotice, conflictsIn, seenOnce } from '../forms/conflict.ts';
import { words as wordsField } from '../forms/fields.ts';
import { card, form, table } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { exchangeNav } from './rooms-nav.ts';

const standing = ({ state }: ListedEdition, { language }: AtDesk): string =>
  standingOf(state, { language, words: wordsFor(language) });

/** `/desk/digests`: the one that comes, and those that went out. */
export const digestsRoom: SeenPage<readonly ListedEdition[]> = (all, { staff }) => {
  const { language } = staff;
  const { digests: said } = deskWords(language).exchange;
  const rows = all.map(one => [
    html`<a href="/desk/digests/${one.id}">${dateText(one.monday, language)}</a> <span class="quietly">${one.group}</span>`,
    standing(one, staff),
    'items' in one.state ? String(one.state.items.length) : '',
  ]);
  const head = [said.week, said.standing, said.items];
  return {
    title: said.title,
    room: 'exchange',
    body: html`${exchangeNav(staff, 'digests')}<p class="lead">${said.lead}</p>${rows.length > 0 ? card(said.title, table(head, rows, { caption: said.title })) : notice(said.none, 'info')}`,
  };
};

/** The line as the door takes it: an empty one takes it back. */
export const noteBody = (fields: URLSearchParams): object => ({ text: fields.get('text') ?? '', seen: seenIn(fields) });

/** What can be done before it goes: hold it or release it, and add a line. */
function acting({ id, note, state }: ShownEdition, { staff, refused }: Looking): Html | false {
  if (state.status !== 'collecting' && state.status !== 'held') return false;
  const { language } = staff;
  const { digests: said } = deskWords(language).exchange;
  const { staffPage } = wordsFor(language).digest;
  const action = `/desk/digests/${id}/note`;
  const own = refused?.action === action ? refused : undefined;
  const values = own?.values ?? new URLSearchParams({ text: note ?? '' });
  const places = new Map([['/text', said.noteLabel]]);
  const sheet = new Sheet({ language, values, errors: own?.faults ?? [], forOthers: true }, () => places);
  const press = state.hold
    ? form(staff, `/desk/digests/${id}/release`, html`<button>${staffPage.release}</button>`)
    : html`<p class="hint">${said.holdHint}</p>${form(staff, `/desk/digests/${id}/hold`, html`<button class="quiet">${staffPage.hold}</button>`)}`;
  const field = wordsField(sheet, '/text', { label: said.noteLabel, hint: staffPage.noteHint, longest: 300 });
  return card(
    said.acts,
    html`${press}${form(staff, action, html`${seenOnce(own, { text: note ?? '' })}${field}<p class="act"><button class="quiet">${staffPage.noteButton}</button></p>`)}`,
  );
}

function contents({ contents: items, moves, note, state }: ShownEdition, { language }: AtDesk): Html {
  const words = wordsFor(language);
  const { digest, advisory } = words;
  const { digests: said } = deskWords(language).exchange;
  const lines = items.map(one => {
    const kind = (advisory.kinds as Readonly<Record<string, string>>)[one.kind] ?? one.kind;
    const from = fill(said.from, { kind, organization: one.organization });
    const text = one.answer === undefined ? one.text : answerText(one.answer, one.body, words);
    return html`<li class="whole"><p><a href="/desk/items/${one.item}"><strong><bdi>${toldTitle(one, words)}</bdi></strong></a></p><p dir="auto">${text}</p><p class="quietly">${one.as === 'closing' ? `${digest.sections.closing} · ${from}` : from}</p></li>`;
  });
  const dialogues = moves.map(
    one =>
      html`<li class="whole"><p><strong><bdi>${moveTitle(one)}</bdi></strong></p><p class="quietly">${moveText(one, { language, words })}</p></li>`,
  );
  const none = items.length + moves.length === 0 && state.status !== 'skipped';
  return card(
    digest.staffPage.contents,
    html`${note !== undefined && html`<p><strong>${digest.note}</strong></p><p dir="auto">${note}</p>`}${none ? html`<p>${digest.staffPage.nothing}</p>` : html`<ul class="acts">${lines}${dialogues}</ul>`}`,
  );
}

/** Members of whose mail nobody knows whether it arrived. */
function unsure({ state }: ShownEdition, { language }: AtDesk): Html | false {
  const members = 'unsure' in state ? (state.unsure ?? []) : [];
  const said = wordsFor(language).digest.staffPage.unsure;
  const links = members.map(id => html`<li><a class="id" href="/desk/members/${id}">${id}</a></li>`);
  return members.length > 0 && html`${notice(fill(said, { count: members.length }), 'warn')}<ul>${links}</ul>`;
}

/** What is approved and waits for a later one, with the way to put one first. */
function waiting({ backlog }: ShownEdition, staff: AtDesk): Html | false {
  const { language } = staff;
  const { digests: said, items } = deskWords(language).exchange;
  const words = wordsFor(language);
  if (!backlog || backlog.waiting.length + backlog.lost.length === 0) return false;
  const lost = new Set(backlog.lost.map(({ item }) => item));
  const all = [...backlog.lost, ...backlog.waiting.filter(({ item }) => !lost.has(item))];
  const rows = all.map(one => [
    html`<a href="/desk/items/${one.item}"><bdi>${one.title}</bdi></a>`,
    (words.advisory.kinds as Readonly<Record<string, string>>)[one.kind] ?? one.kind,
    html`${one.until && dayText(one.until, language)}${lost.has(one.item) && html` <strong>${said.isLost}</strong>`}`,
    one.first
      ? said.isFirst
      : form(
          staff,
          `/desk/items/${one.item}/first`,
          html`<button class="quiet">${said.putFirst}<span class="hidden"> – ${one.title}</span></button>`,
        ),
  ]);
  const [lead, how] = [
    fill(words.digest.waiting.lead, { count: backlog.waiting.length, most: program.advisory.digest.mostItems }),
    words.digest.waiting.how,
  ];
  const head = [items.what, items.kind, items.until, said.putFirst];
  return card(
    words.digest.waiting.title,
    html`<p>${lead}</p><p>${how}</p>${table(head, rows, { caption: words.digest.waiting.title })}`,
  );
}

/** `/desk/digests/ID`: one of them: how it stands, what it tells, and what can be done before it goes. */
export const digestRoom: SeenPage<ShownEdition> = (edition, looking) => {
  const { staff } = looking;
  const { language } = staff;
  const acts = acting(edition, looking);
  const conflicts = looking.refused ? conflictsIn(looking.refused) : [];
  const places = new Map([['/text', deskWords(language).exchange.digests.noteLabel]]);
  const both = conflicts.length > 0 && conflictNotice(staff, { conflicts, places, stands: false });
  return {
    title: fill(wordsFor(language).digest.staffPage.title, { day: dateText(edition.monday, language) }),
    room: 'exchange',
    trail: { href: '/desk/digests', label: deskWords(language).exchange.digests.back },
    ...(both && { saysItself: true as const }),
    body: html`${both}<p class="lead">${standing(edition, staff)}</p>${unsure(edition, staff)}<div class="columns"><div>${contents(edition, staff)}</div><div>${acts}</div></div>${waiting(edition, staff)}`,
  };
};
