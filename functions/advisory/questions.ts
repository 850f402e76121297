import { glance } from '../people/glance.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { type Member as Listed, list, load, loadTogether } from '../platform/ledger.ts';
import { type HelpState, helps } from './help.ts';
import {
  answeredList,
  authored,
  type Issue,
  type ItemState,
  issueList,
  items,
  type KnownItem,
  newList,
  offers,
  submittedList,
  toldList,
} from './item.ts';
import { isKnown, type Joined, type Known, type MemberState, memberList, members } from './member.ts';
import { type OrganizationState, organizationList, organizations } from './organization.ts';

export { closings } from './domain.ts';
export type { KnownItem } from './item.ts';
export type { Known as KnownMember } from './member.ts';
export { tiers } from './member.ts';
export type { ListedItems, ListedMember, ListedOrganization } from './staff-doors.ts';
export type { ShownItem } from './submit.ts';

/** The kinds of mail to members: what does not arrive is a matter of the member, and no call. */
export const memberMailKinds: readonly string[] = [
  'member-invited',
  'member-welcome',
  'item-approved',
  'item-returned',
  'issue-answered',
  'help-word',
  'digest',
];

/** A member, whatever her situation. */
export const memberById = (id: string): Promise<MemberState> => load(members, id);

/** The person of a member; undefined where she is none, or none any more. */
export async function memberPerson(id: string): Promise<string | undefined> {
  const state = await memberById(id);
  return 'person' in state ? state.person : undefined;
}

/** The id of the member whose person someone is; undefined for everyone else. */
export async function memberIdOf(person: string): Promise<string | undefined> {
  const { kind, id } = readSubject((await glance(person))?.subject ?? '');
  return kind === 'member' ? id : undefined;
}

/** A member who belongs and whom mail reaches, or would. */
export async function joinedMember(id: string): Promise<Joined | undefined> {
  const state = await memberById(id);
  return state.status === 'joined' ? state : undefined;
}

/** The person to be written to; undefined where she has left, or mail to her comes back. */
export async function reachedPerson(id: string): Promise<string | undefined> {
  const state = await joinedMember(id);
  return state && !state.lost ? state.person : undefined;
}

/** All who belong or were invited. Read from an index. */
export async function allMembers(): Promise<readonly { readonly id: string; readonly state: Known }[]> {
  const found = await list(members, memberList);
  return found.flatMap(({ id, state }) => (isKnown(state) ? [{ id, state }] : []));
}

/** All organizations, by name. Read from an index. */
export const allOrganizations = (): Promise<readonly Listed<OrganizationState>[]> =>
  list(organizations, organizationList);

/** The names of some organizations, by their ids. */
export async function organizationTitles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await loadTogether(organizations, ids);
  return new Map([...found].flatMap(([id, state]) => (state.status === 'known' ? [[id, state.title] as const] : [])));
}

/** The name of one; empty where it is not known. */
export async function organizationTitle(id: string): Promise<string> {
  const state = await load(organizations, id);
  return state.status === 'known' ? state.title : '';
}

/** An item, whatever its situation. */
export const itemById = (id: string): Promise<ItemState> => load(items, id);

/** An item with its number. */
export interface Item<State = KnownItem> {
  readonly id: string;
  readonly state: State;
}

const known = (found: readonly Listed<ItemState>[]): readonly Item[] =>
  found.flatMap(({ id, state }) => (state.status === 'none' ? [] : [{ id, state }]));

/** What is open of one member, the oldest first. */
export async function openOf(member: string): Promise<readonly Item[]> {
  const { open } = await load(authored, member);
  const found = await loadTogether(items, open);
  return known(open.flatMap(id => [{ id, state: found.get(id) ?? { status: 'none' } }]));
}

/** What staff are to approve or return, the oldest first. */
export const itemsSubmitted = async (): Promise<readonly Item[]> => known(await list(items, submittedList));

/** What is approved and not told yet, the oldest first; issues too. Its cost does not grow with the program’s age. */
export const itemsToTell = async (): Promise<readonly Item[]> => known(await list(items, newList));

/** What was told as new, is shown still and ends before an instant, the soonest first; told as closing soon already, it is left out. */
export async function itemsClosing(before: string): Promise<readonly Item[]> {
  const told = known(await list(items, toldList));
  return told.filter(({ state }) => state.status === 'approved' && state.due < before && !state.closing);
}

/** All that is shown: told or not. */
export async function itemsShown(): Promise<readonly Item[]> {
  const found = (await Promise.all([list(items, newList), list(items, toldList)])).flatMap(known);
  return found.filter(({ state }) => state.status === 'approved');
}

/** Issues, open or closed, whose answer no digest has told yet, the oldest answer first. */
export const answersToTell = async (): Promise<readonly Item[]> => known(await list(items, answeredList));

/** All open issues. */
export async function openIssues(): Promise<readonly Item<Issue>[]> {
  const found = await Promise.all([newList, issueList, answeredList].map(name => list(items, name)));
  return found.flat().flatMap(({ id, state }) => (state.status === 'issue' ? [{ id, state }] : []));
}

/**
 * Approved resources that help with some needs, for an area or for all, that have not ended; the soonest to end first. Two reads, however many
 * there ever were, and however many needs are asked about.
 */
export async function resourcesForNeeds(
  needs: readonly string[],
  area: string | undefined,
  at: string,
): Promise<ReadonlyMap<string, readonly Item[]>> {
  const told = await loadTogether(offers, needs);
  const open = [...told].flatMap(([need, { resources }]) =>
    resources
      .filter(one => one.until > at && (one.area === undefined || one.area === area))
      .map(one => ({ need, ...one })),
  );
  const found = await loadTogether(
    items,
    open.map(({ item }) => item),
  );
  const sorted = open.toSorted((one, other) => (one.until < other.until ? -1 : 1));
  const current = sorted.flatMap(({ need, item }) =>
    known([{ id: item, state: found.get(item) ?? { status: 'none' } }])
      // One that was changed in this moment waits for the staff again.
      .filter(({ state }) => state.status === 'approved' && state.telling.need === need)
      .map(one => ({ need, one })),
  );
  const byNeed = Map.groupBy(current, ({ need }) => need);
  return new Map([...byNeed].map(([need, all]) => [need, all.map(({ one }) => one)]));
}

/** The same for one need. */
export const resourcesFor = async (need: string, area: string | undefined, at: string): Promise<readonly Item[]> =>
  (await resourcesForNeeds([need], area, at)).get(need) ?? [];

/** One member’s help with one item. */
export const helpById = (id: string): Promise<HelpState> => load(helps, id);
