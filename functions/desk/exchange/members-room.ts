import { type ListedMember, type ListedOrganization, tiers } from '../../advisory/questions.ts';
import { seenIn } from '../../platform/deciding.ts';
import type { Doors } from '../../platform/door.ts';
import { fieldsOf } from '../../platform/form-body.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Sayings } from '../../platform/in-words.ts';
import { notice } from '../../platform/page.ts';
import { type Choices, type Places, Sheet } from '../../platform/sheet.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { dayText, fill, languageName, languages, nameOf, wordsFor } from '../../program/words.ts';
import { conflictNotice, conflictsIn, seenOnce } from '../forms/conflict.ts';
import { input, oneFrom, oneOfFew, someFrom } from '../forms/fields.ts';
import { buttonTo, card, facts, form, table } from '../page/frame.ts';
import type { AtDesk, Opening, Refused, Room } from '../page/room.ts';
import { seenThrough } from '../page/seen.ts';
import { exchangeNav } from './rooms-nav.ts';

const invitePath = '/desk/members';
const addPath = '/desk/organizations';

function acts({ id, status, lost }: ListedMember, staff: AtDesk): Html {
  const { members: said } = deskWords(staff.language).exchange;
  const act = (what: string, label: string): Html =>
    form(
      staff,
      `/desk/members/${id}/${what}`,
      html`<button class="quiet">${label}<span class="hidden"> – ${id}</span></button>`,
    );
  return html`<ul class="acts">${[
    lost && act('reachable', said.reachable),
    status === 'invited' && act('invite-again', said.again),
    act('contact', said.showContact),
    html`<p class="hint">${said.removeHint}</p>${act('remove', said.remove)}`,
  ].map(one => one && html`<li class="whole">${one}</li>`)}</ul>`;
}

function row(one: ListedMember, staff: AtDesk) {
  const { language } = staff;
  const { members: said } = deskWords(language).exchange;
  const { advisory } = wordsFor(language);
  const digest = one.status === 'joined' ? (one.weekly ? said.weekly : said.notWeekly) : '';
  return [
    html`<span class="id">${one.id}</span>`,
    html`<bdi>${one.organization.title}</bdi>`,
    advisory.tiers[one.tier],
    advisory.standings[one.status],
    one.lost ? html`<strong>${fill(said.lost, { when: dayText(one.lost.since, language) })}</strong>` : digest,
    buttonTo(`/desk/members/${one.id}`, html`${said.open}<span class="hidden"> – ${one.id}</span>`, { quiet: true }),
  ];
}

const sheetFor = (
  staff: AtDesk,
  refused: Refused | undefined,
  { action, places }: { action: string; places: Places },
): Sheet => {
  const own = refused?.action === action ? refused : undefined;
  const values = own?.values ?? new URLSearchParams();
  return new Sheet({ language: staff.language, values, errors: own?.faults ?? [], forOthers: true }, () => places);
};

function inviting(organizations: readonly ListedOrganization[], staff: AtDesk, refused: Refused | undefined): Html {
  const { language } = staff;
  const { members: said } = deskWords(language).exchange;
  if (organizations.length === 0) return notice(said.noOrganization, 'info');
  const names = {
    '/name': said.name,
    '/email': said.email,
    '/organization': said.organization,
    '/tier': said.tier,
    '/language': said.language,
  };
  const sheet = sheetFor(staff, refused, { action: invitePath, places: new Map(Object.entries(names)) });
  const of: Choices = organizations.map(({ id, title }) => [id, title]);
  const tierChoices: Choices = tiers.map(tier => [tier, wordsFor(language).advisory.tiers[tier]]);
  const tongues: Choices = languages.map(({ code }) => [code, languageName(code, language)]);
  const days = { days: program.advisory.inviteDays };
  return html`<p>${fill(said.inviteHint, days)}</p>${form(
    staff,
    invitePath,
    html`${input(sheet, '/name', { label: said.name, type: 'text', longest: 80 })}${input(sheet, '/email', { label: said.email, type: 'text', longest: 254 })}
${oneFrom(sheet, '/organization', { label: said.organization, choices: of })}${oneOfFew(sheet, '/tier', { legend: said.tier, choices: tierChoices })}
${oneFrom(sheet, '/language', { label: said.language, choices: tongues })}<p class="act"><button>${said.inviteButton}</button></p>`,
  )}`;
}

function adding(organizations: readonly ListedOrganization[], staff: AtDesk, refused: Refused | undefined): Html {
  const { language } = staff;
  const { members: said } = deskWords(language).exchange;
  const places = new Map([
    ['/title', said.orgName],
    ['/kind', said.orgKind],
  ]);
  const sheet = sheetFor(staff, refused, { action: addPath, places });
  const kinds: Choices = program.advisory.organizationKinds.map(id => [id, nameOf('organizationKinds', id, language)]);
  const known = organizations.map(
    ({ title, kind }) => html`<li><bdi>${title}</bdi> – ${nameOf('organizationKinds', kind, language)}</li>`,
  );
  return html`${known.length > 0 && html`<ul>${known}</ul>`}<h3>${said.add}</h3>${form(
    staff,
    addPath,
    html`${input(sheet, '/title', { label: said.orgName, type: 'text', longest: 120 })}${oneFrom(sheet, '/kind', { label: said.orgKind, choices: kinds })}<p class="act"><button class="quiet">${said.addButton}</button></p>`,
  )}`;
}

/** `/desk/members`: who belongs or was invited, by number; a form to invite, and the organizations. */
export const membersRoom =
  (staffDoors: Doors): Room =>
  async (request, staff, refused) => {
    const all = seenThrough<readonly ListedMember[]>(staffDoors, 'GET /staff/members', members => {
      const { members: said } = deskWords(staff.language).exchange;
      const head = [said.number, said.organization, said.tier, said.standing, said.mail, said.acts];
      const rows = members.map(one => row(one, staff));
      return {
        title: said.title,
        room: 'exchange',
        body: html`${exchangeNav(staff, 'members')}<p class="lead">${said.lead}</p>${card(said.all, rows.length > 0 ? table(head, rows, { caption: said.all }) : html`<p>${said.none}</p>`)}`,
      };
    });
    const shown = await all(request, staff, refused);
    if (!shown || !('title' in shown)) return shown;
    const { members: said } = deskWords(staff.language).exchange;
    const forms = seenThrough<readonly ListedOrganization[]>(staffDoors, 'GET /staff/organizations', organizations => ({
      ...shown,
      body: html`${shown.body}<div class="halves"><div>${card(said.invite, inviting(organizations, staff, refused))}</div><div>${card(said.organizations, adding(organizations, staff, refused))}</div></div>`,
    }));
    return forms(request, staff, refused);
  };

/** What can be changed of a member: for whom she speaks, how far she takes part, in which groups, and whether the digest comes. */
function changing(one: ListedMember, organizations: readonly ListedOrganization[], { staff, refused }: At): Html {
  const { language } = staff;
  const { members: said } = deskWords(language).exchange;
  const action = `/desk/members/${one.id}/change`;
  const names = {
    '/organization': said.organization,
    '/tier': said.tier,
    '/groups': said.groups,
    '/weekly': said.digest,
  };
  const own = refused?.action === action ? refused : undefined;
  const digestNow = one.status === 'joined' && { weekly: one.weekly };
  const now = { organization: one.organization.id, tier: one.tier, groups: one.groups, ...digestNow };
  const values = fieldsOf({ ...now, ...(digestNow && { weekly: String(digestNow.weekly) }) });
  const places = new Map(Object.entries(names));
  const filled = { language, values: own?.values ?? values, errors: own?.faults ?? [], forOthers: true } as const;
  const sheet = new Sheet(filled, () => places);
  const of: Choices = organizations.map(({ id, title }) => [id, title]);
  const tierChoices: Choices = tiers.map(tier => [tier, wordsFor(language).advisory.tiers[tier]]);
  const groups: Choices = program.advisory.groups.map(({ id, name }) => [id, name]);
  const digest: Choices = [
    ['true', said.weekly],
    ['false', said.notWeekly],
  ];
  return form(
    staff,
    action,
    html`${seenOnce(own, now)}${oneFrom(sheet, '/organization', { label: said.organization, choices: of })}${oneOfFew(sheet, '/tier', { legend: said.tier, choices: tierChoices })}
${someFrom(sheet, '/groups', { legend: said.groups, choices: groups })}${one.status === 'joined' && oneOfFew(sheet, '/weekly', { legend: said.digest, choices: digest })}<p class="act"><button>${said.changeButton}</button></p>`,
  );
}

/** Her name or address was wrong; what is held is not shown for it, and what is left empty stays. */
function correcting({ id }: ListedMember, { staff, refused }: At): Html {
  const { members: said } = deskWords(staff.language).exchange;
  const action = `/desk/members/${id}/correct`;
  const places = new Map([
    ['/name', said.name],
    ['/email', said.email],
  ]);
  const sheet = sheetFor(staff, refused, { action, places });
  return html`<p>${said.correctHint}</p>${form(
    staff,
    action,
    html`${input(sheet, '/name', { label: said.name, type: 'text', longest: 80 })}${input(sheet, '/email', { label: said.email, type: 'text', longest: 254 })}<p class="act"><button class="quiet">${said.correctButton}</button></p>`,
  )}`;
}

/** Somebody else has changed the same of her meanwhile: both. */
function bothOf(organizations: readonly ListedOrganization[], { staff, refused }: At): Html | false {
  const found = refused ? conflictsIn(refused) : [];
  if (found.length === 0) return false;
  const { language } = staff;
  const { members: said } = deskWords(language).exchange;
  const named = { organization: said.organization, tier: said.tier, groups: said.groups, weekly: said.digest };
  const places = new Map(Object.entries(named).map(([field, name]) => [`/${field}`, name]));
  const own: Sayings = {
    organization: id => organizations.find(one => one.id === id)?.title ?? id,
    tier: id => (wordsFor(language).advisory.tiers as Readonly<Record<string, string>>)[id] ?? id,
    groups: id => program.advisory.groups.find(one => one.id === id)?.name ?? id,
    weekly: is => (is === 'true' ? said.weekly : said.notWeekly),
  };
  // A "no" is something here, and not nothing.
  const plainly = (value: unknown): unknown => (typeof value === 'boolean' ? String(value) : value);
  const conflicts = found.map(one => ({ ...one, now: plainly(one.now), sent: plainly(one.sent) }));
  return conflictNotice(staff, { conflicts, places, stands: false, own });
}

interface At {
  readonly staff: AtDesk;
  readonly refused: Refused | undefined;
}

/** Why nothing is sent to her any more, what that is good for, and what can be done. */
function unreached({ lost }: ListedMember, { language }: AtDesk): Html | false {
  if (!lost) return false;
  const { members: said } = deskWords(language).exchange;
  const { rejected, ...known } = said.lostWhy;
  const why = (known as Readonly<Record<string, string>>)[lost.reason] ?? rejected;
  const when = dayText(lost.since, language);
  return html`<div class="notice warn"><p><strong>${said.lostTitle}</strong></p><p>${fill(why, { when })}</p><p>${said.lostMeans}</p><p>${said.lostAct}</p></div>`;
}

/** `/desk/members/ID`: one of them, by number: how she stands, and what can be changed. */
export const memberRoom =
  (staffDoors: Doors): Room =>
  async (request, staff, refused) => {
    let found: ListedMember | undefined;
    const look = seenThrough<readonly ListedMember[]>(staffDoors, 'GET /staff/members', all => {
      found = all.find(({ id }) => id === request.params.id);
      return { title: '', body: html`` };
    });
    const answered = await look(request, staff, refused);
    const one = found;
    if (!(answered && 'title' in answered)) return answered;
    if (!one) return undefined;
    const { members: said } = deskWords(staff.language).exchange;
    const page = seenThrough<readonly ListedOrganization[]>(staffDoors, 'GET /staff/organizations', organizations => {
      const both = bothOf(organizations, { staff, refused });
      return {
        title: one.organization.title,
        room: 'exchange',
        trail: { href: '/desk/members', label: said.title },
        ...(both && { saysItself: true as const }),
        body: html`${both}<p class="lead">${wordsFor(staff.language).advisory.standings[one.status]} · <span class="id">${one.id}</span></p>${unreached(one, staff)}<div class="halves"><div>${card(said.change, changing(one, organizations, { staff, refused }))}</div><div>${card(said.correct, correcting(one, { staff, refused }))}${card(said.acts, acts(one, staff))}</div></div>`,
      };
    });
    return page(request, staff, refused);
  };

/** The groups of the form as a list, also where none is ticked: that is refused, and not taken for no change. */
export const changeBody = (fields: URLSearchParams): object => {
  const { organization, tier, weekly } = Object.fromEntries(fields);
  const told = { organization, tier, groups: fields.getAll('groups'), ...(weekly && { weekly: weekly === 'true' }) };
  return { ...told, seen: seenIn(fields) };
};

/** A member by name and address, for whoever has asked to see it. */
export const memberOpened: Opening = async (_, staff, answer) => {
  const { members: said } = deskWords(staff.language).exchange;
  const { name, contact, language } = answer as { name: string; contact: { email?: string }; language: string };
  return {
    title: said.contactTitle,
    room: 'exchange',
    trail: { href: '/desk/members', label: said.title },
    body: card(
      said.contactTitle,
      facts([
        [said.name, html`<bdi>${name}</bdi>`],
        [said.email, html`<bdi dir="ltr">${contact.email}</bdi>`],
        [said.language, languageName(language, staff.language)],
      ]),
    ),
  };
};
