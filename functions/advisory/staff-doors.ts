import { keep, memberOf } from '../people/keep.ts';
import type { Person } from '../people/person.ts';
import { show } from '../people/show.ts';
import { conflictAnswer, conflictsOf } from '../platform/conflict.ts';
import { type Answer, json, problem, type Request } from '../platform/http.ts';
import { newId } from '../platform/kernel/ids.ts';
import { handle, load } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { exactly } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { bestLanguage, fill, wordsFor } from '../program/words.ts';
import { correctMember } from './correcting.ts';
import { offerHelp } from './helped.ts';
import { type Command as MemberCommand, mergedWith } from './joining.ts';
import { isKnown, type Known } from './member.ts';
import { organizations } from './organization.ts';
import {
  allMembers,
  allOrganizations,
  itemById,
  itemsShown,
  itemsSubmitted,
  memberById,
  openIssues,
  openOf,
  organizationTitles,
  resourcesFor,
} from './questions.ts';
import { memberRoom, organizationRoom } from './room.ts';
import { actOnItem, type Done, reviseItem, type ShownItem, shownItems, submitItem } from './submit.ts';
import {
  answering,
  approval,
  changed,
  closing,
  corrected,
  invitation,
  offering,
  organization,
  referral,
  returning,
  revised,
  submittedFor,
} from './told.ts';

const { language } = program;
const words = wordsFor(language);

const idOf = ({ params }: Request): string => params.id ?? '';
const doing = ({ by, at }: Staff) => ({ by, at, cause: `staff:${crypto.randomUUID()}` });

/** An organization in the list. */
export interface ListedOrganization {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
}

/** `GET /staff/organizations`: whom members speak for, by name. */
export const listOrganizations = staffDoor(async () => {
  const all = await allOrganizations();
  return json(
    200,
    all.flatMap(({ id, state }): ListedOrganization[] =>
      state.status === 'known' ? [{ id, title: state.title, kind: state.kind }] : [],
    ),
  );
}, 'look');

async function named(id: string, request: Request, staff: Staff): Promise<Answer | undefined> {
  const body = staffBody(request, organization);
  if ('refusal' in body) return body.refusal;
  const { by, at, cause } = doing(staff);
  await handle(organizationRoom, { self: id }, { command: { type: 'Name', id, ...body.value, by, at }, cause, by, at });
  return undefined;
}

/** `POST /staff/organizations`: `{title, kind}` → 201 `{id}`. */
export const addOrganization = staffDoor(async (request, staff) => {
  const id = newId();
  return (await named(id, request, staff)) ?? json(201, { id });
});

/** `POST /staff/organizations/{id}`: its name or kind was wrong. */
export const renameOrganization = staffDoor(async (request, staff) => {
  if ((await load(organizations, idOf(request))).status === 'none') return notThere();
  return (await named(idOf(request), request, staff)) ?? actAnswer({ outcome: 'done' });
});

type Listed<State> = State extends Known
  ? Omit<State, 'person' | 'organization'> & {
      readonly id: string;
      readonly organization: { readonly id: string; readonly title: string };
    }
  : never;

/** A member in the list: ids and codes, nobody’s name. */
export type ListedMember = Listed<Known>;

/** `GET /staff/members`: who belongs or was invited, for whom and how far; nobody is opened. */
export const listMembers = staffDoor(async () => {
  const all = await allMembers();
  const titles = await organizationTitles(all.map(({ state }) => state.organization));
  return json(
    200,
    all.map(({ id, state }): ListedMember => {
      const { person: _, organization: of, ...rest } = state;
      return { id, ...rest, organization: { id: of, title: titles.get(of) ?? '' } } as ListedMember;
    }),
  );
}, 'look');

const invitee = (
  id: string,
  { name, email, language: tongue }: { name: string; email: string; language: string },
): Person => ({
  id: newId(),
  role: 'member',
  subject: `member#${id}`,
  name,
  contact: { email },
  language: bestLanguage([tongue]),
  speaks: [tongue],
  safeContact: [],
  accessNeeds: [],
});

/** The address is a member’s already: said with the number, so that staff change that member instead. Nothing is sent, nothing kept. */
function knownMember(id: string): Answer {
  const { notNow, reasons } = words.staff;
  return problem(409, { title: notNow, detail: fill(reasons['known-member'], { member: id }) });
}

const fieldFault = (pointer: string): Answer =>
  problem(422, { title: words.problems[422], errors: [{ pointer, detail: words.refusals.unknownId }] });

const isOrganization = async (id: string | undefined): Promise<boolean> =>
  id === undefined || (await load(organizations, id)).status === 'known';

/** `POST /staff/members`: `{name, email, organization, tier?, groups?, language?}` → 201 `{id}`; one mail, with a link to confirm. */
export const inviteMember = staffDoor(async (request, staff) => {
  const body = staffBody(request, invitation);
  if ('refusal' in body) return body.refusal;
  const { organization: of, tier, groups, ...who } = body.value;
  if (!(await isOrganization(of))) return fieldFault('/organization');
  const id = newId();
  const person = invitee(id, who);
  const { by, at, cause } = doing(staff);
  const command = { type: 'Invite', id, person: person.id, organization: of, tier, groups, by, at } as const;
  const besides = await keep(person);
  const done = await handle(memberRoom, { self: id }, { command, cause, by, at, besides });
  if (done.outcome !== 'blocked') return json(201, { id });
  const known = memberOf(done.item);
  return known === undefined ? problem(503, { title: words.problems[500] }) : knownMember(known);
});

type Told<C> = C extends { readonly id: string; readonly by: string } ? Omit<C, 'id' | 'by' | 'at'> : never;

const decided = (id: string, command: MemberCommand, cause: string) => {
  const { by = 'program', at } = 'by' in command ? command : { at: command.at };
  return handle(memberRoom, { self: id }, { command, cause, by, at });
};

async function onMember(request: Request, staff: Staff, told: Told<MemberCommand>): Promise<Answer> {
  const id = idOf(request);
  if ((await memberById(id)).status === 'none') return notThere();
  const { by, at, cause } = doing(staff);
  const command = { ...told, id, by, at } as MemberCommand;
  const done = await decided(id, command, cause);
  return memberChanged(command, done) ?? actAnswer(done);
}

/** Someone else has changed the same of her since it was seen: both are told. */
function memberChanged(command: MemberCommand, done: Awaited<ReturnType<typeof decided>>): Answer | undefined {
  if (command.type !== 'Change' || done.outcome !== 'refused' || done.reason !== 'changed') return undefined;
  const { self } = done.state;
  if (!isKnown(self)) return undefined;
  return conflictAnswer({
    outcome: 'conflict',
    conflicts: conflictsOf(mergedWith(command, self).collisions, self.edits),
  });
}

/** An act about a member that takes nothing but the press. */
const pressed = (told: Told<MemberCommand>) =>
  staffDoor(async (request, staff) => {
    const body = staffBody(request, exactly({}));
    return 'refusal' in body ? body.refusal : onMember(request, staff, told);
  });

/** `POST /staff/members/{id}/invite-again`: the invitation may have been lost. */
export const inviteAgain = pressed({ type: 'InviteAgain' });

/** `POST /staff/members/{id}/confirm`: she has said on the phone that the address is hers. */
export const confirmMember = pressed({ type: 'Join' });

/** `POST /staff/members/{id}/remove`: she belongs no longer, and is forgotten. */
export const removeMember = pressed({ type: 'Leave', reason: 'removed' });

/** `POST /staff/members/{id}/reachable`: mail reaches her again. */
export const memberReached = pressed({ type: 'Reach' });

/** `POST /staff/members/{id}/change`: organization, tier, groups; whether the digest comes and without which topics; `seen`. */
export const changeMember = staffDoor(async (request, staff) => {
  const body = staffBody(request, changed);
  if ('refusal' in body) return body.refusal;
  if (!(await isOrganization(body.value.organization))) return fieldFault('/organization');
  const { seen, ...change } = body.value;
  return onMember(request, staff, { type: 'Change', change, seen });
});

/** `POST /staff/members/{id}/correct`: `{name?, email?}`: staff have made sure that the address is hers. She gets there the way to her page. */
export const correctMemberByStaff = staffDoor(async (request, staff) => {
  const body = staffBody(request, corrected);
  if ('refusal' in body) return body.refusal;
  const done = await correctMember(idOf(request), body.value, doing(staff));
  return done.outcome === 'known' ? knownMember(done.member) : actAnswer(done);
});

/** `POST /staff/members/{id}/contact`: name and address; a look is a disclosure. */
export const showMemberContact = staffDoor(async (request, { by, at }) => {
  const state = await memberById(idOf(request));
  if (!('person' in state)) return notThere();
  const [person] = await show([state.person], { by, basis: 'contact', kind: 'staff-view', at });
  if (!person) return notThere();
  const { name, contact, language: tongue } = person;
  return json(200, { name, contact, language: tongue });
}, 'open');

/** What staff see of what was submitted: what waits for them, and all that is shown. */
export interface ListedItems {
  readonly submitted: readonly ShownItem[];
  readonly shown: readonly ShownItem[];
}

/** `GET /staff/items`: what is to be approved, the oldest first, and what is shown. */
export const listItems = staffDoor(async () => {
  const [submitted, shown] = await Promise.all([itemsSubmitted(), itemsShown()]);
  return json(200, { submitted: await shownItems(submitted), shown: await shownItems(shown) } satisfies ListedItems);
}, 'look');

/** `GET /staff/offers/{need}`, with `?area=`: approved resources that help with a need, for an area or for all. */
export const listOffers = staffDoor(async ({ params: { need = '' }, query }, { at }) => {
  const isNeed = program.needs.some(({ id }) => id === need);
  return isNeed ? json(200, await shownItems(await resourcesFor(need, query.area, at))) : notThere();
}, 'look');

/** `GET /staff/items/{id}`: one of them, whatever has become of it. */
export const showItem = staffDoor(async request => {
  const id = idOf(request);
  const state = await itemById(id);
  if (state.status === 'none') return notThere();
  const [shown] = await shownItems([{ id, state }]);
  return json(200, shown);
}, 'look');

/** `GET /staff/members/{id}/items`: what is open of one member. */
export const listMemberItems = staffDoor(
  async request => json(200, await shownItems(await openOf(idOf(request)))),
  'look',
);

/** `GET /staff/issues`: the open issues, the newest stage last. */
export const listIssues = staffDoor(async () => json(200, await shownItems(await openIssues())), 'look');

function itemAnswer(done: Done, status: 200 | 201): Answer {
  if (done.outcome === 'faults') return problem(422, { title: words.problems[422], errors: done.faults });
  if (done.outcome === 'refused') return actAnswer(done);
  return json(status, status === 201 ? { id: done.id } : { outcome: done.outcome });
}

/** `POST /staff/items`: for a member who tells by phone or mail; `{member, kind, title, text, …}` → 201 `{id}`. The same `Idempotency-Key` again is the same item. */
export const submitByStaff = staffDoor(async (request, staff) => {
  const body = staffBody(request, submittedFor);
  if ('refusal' in body) return body.refusal;
  const { member, ...told } = body.value;
  const number = request.headers['idempotency-key'] ?? crypto.randomUUID();
  return itemAnswer(await submitItem(told, { member, number, language }, doing(staff)), 201);
});

/** `POST /staff/items/{id}/revise`: its author tells it anew. */
export const reviseByStaff = staffDoor(async (request, staff) => {
  const body = staffBody(request, revised);
  if ('refusal' in body) return body.refusal;
  return itemAnswer(await reviseItem(idOf(request), body.value, { ...doing(staff), language }), 200);
});

/** `POST /staff/items/{id}/approve`: `{revision?}`, the one that was read. */
export const approveItem = staffDoor(async (request, staff) => {
  const body = staffBody(request, approval);
  if ('refusal' in body) return body.refusal;
  return actAnswer(await actOnItem(idOf(request), { type: 'Approve', ...body.value }, doing(staff)));
});

/** `POST /staff/items/{id}/return`: `{reason, note?}`; its author reads both. */
export const returnItem = staffDoor(async (request, staff) => {
  const body = staffBody(request, returning);
  if ('refusal' in body) return body.refusal;
  const { reason, note = '' } = body.value;
  return actAnswer(await actOnItem(idOf(request), { type: 'Return', reason }, { ...doing(staff), note }));
});

/** `POST /staff/items/{id}/withdraw`: its author takes it back, or it must not be shown. */
export const withdrawItem = staffDoor(async (request, staff) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  return actAnswer(await actOnItem(idOf(request), { type: 'Withdraw' }, doing(staff)));
});

/** `POST /staff/items/{id}/first`: it waits to be told, and goes before all else in the next digest. */
export const putItemFirst = staffDoor(async (request, staff) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  return actAnswer(await actOnItem(idOf(request), { type: 'PutFirst' }, doing(staff)));
});

/** `POST /staff/items/{id}/help`: `{member, words?}`: a member has said to staff that she can help. */
export const helpByStaff = staffDoor(async (request, staff) => {
  const body = staffBody(request, offering);
  if ('refusal' in body) return body.refusal;
  const { member, words: said = '' } = body.value;
  return actAnswer(await offerHelp({ item: idOf(request), helper: member, words: said }, doing(staff)));
});

/** `POST /staff/issues/{id}/discuss`: the group has spoken about it. */
export const discussIssue = staffDoor(async (request, staff) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  return actAnswer(await actOnItem(idOf(request), { type: 'Discuss' }, doing(staff)));
});

/** `POST /staff/issues/{id}/refer`: `{body}`, one of the settings. */
export const referIssue = staffDoor(async (request, staff) => {
  const body = staffBody(request, referral);
  if ('refusal' in body) return body.refusal;
  return actAnswer(await actOnItem(idOf(request), { type: 'Refer', ...body.value }, doing(staff)));
});

/** `POST /staff/issues/{id}/answer`: `{text}`: its author hears of it now, and the group in a later digest. */
export const answerIssue = staffDoor(async (request, staff) => {
  const body = staffBody(request, answering);
  if ('refusal' in body) return body.refusal;
  return actAnswer(await actOnItem(idOf(request), { type: 'Answer', ...body.value }, doing(staff)));
});

/** `POST /staff/issues/{id}/close`: `{reason: "resolved"/"answered"/"not-taken"}`. */
export const closeIssue = staffDoor(async (request, staff) => {
  const body = staffBody(request, closing);
  if ('refusal' in body) return body.refusal;
  return actAnswer(await actOnItem(idOf(request), { type: 'Close', ...body.value }, doing(staff)));
});
