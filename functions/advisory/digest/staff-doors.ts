import { conflictAnswer } from '../../platform/conflict.ts';
import { json, type Request } from '../../platform/http.ts';
import { actAnswer, type LetIn, notThere, staffBody, staffDoor } from '../../platform/staff.ts';
import { exactly } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { mondayOf } from '../week.ts';
import { actOnEdition, added, lineCollisions, lineSeen } from './acts.ts';
import type { Candidate } from './choosing.ts';
import type { TellingAs } from './edition.ts';
import { bodyIn, type Move } from './letter.ts';
import { contentFor, groupName, heldIn } from './mails.ts';
import { editionById, type Listed, latestEditions } from './questions.ts';

/** An edition as staff see it in the list. */
export interface ListedEdition {
  readonly id: string;
  /** The group’s name. */
  readonly group: string;
  /** `2026-w49`, and its Monday. */
  readonly week: string;
  readonly monday: string;
  readonly state: Listed['state'];
}

/** An edition with what it tells: settled, or as things stand. */
export interface ShownEdition extends ListedEdition {
  readonly note?: string;
  readonly contents: readonly {
    readonly item: string;
    readonly as: TellingAs;
    readonly kind: string;
    readonly title: string;
    readonly text: string;
    readonly organization: string;
    /** Of an issue the body that it was referred to, and where it is told for its answer that. */
    readonly body?: string;
    readonly answer?: string;
  }[];
  /** What has become of dialogues. */
  readonly moves: readonly Move[];
  /** While it is collecting: what is approved and waits for a later one, and what would be over before its turn comes. */
  readonly backlog?: { readonly waiting: readonly Waits[]; readonly lost: readonly Waits[] };
}

/** What waits beyond an edition. */
export interface Waits {
  readonly item: string;
  readonly kind: string;
  readonly title: string;
  /** Staff have put it first. */
  readonly first: boolean;
  /** From then on it is shown no more, as an instant. */
  readonly until?: string;
}

const waits = ({ id, state }: Candidate): Waits => ({
  item: id,
  kind: state.kind,
  title: state.telling.title,
  first: 'first' in state && state.first !== undefined,
  ...('due' in state && state.status === 'approved' && { until: state.due }),
});

const listed = ({ id, state }: Listed): ListedEdition => ({
  id,
  group: groupName(state.group),
  week: state.week,
  monday: mondayOf(state.week),
  state,
});

/** `GET /staff/digests`: the latest editions of all groups, the newest first: the one that comes, and the archive. */
export const listDigests = staffDoor(async () => {
  const { groups, digest } = program.advisory;
  const found = await Promise.all(groups.map(({ id }) => latestEditions(id, digest.shownEditions)));
  const sorted = found.flat().sort((one, other) => (one.state.week < other.state.week ? 1 : -1));
  return json(200, sorted.map(listed));
}, 'look');

/** `GET /staff/digests/ID`: one of them with what it tells. */
export const showDigest = staffDoor(async (request, { at }) => {
  const id = request.params.id ?? '';
  const state = await editionById(id);
  if (state.status === 'none') return notThere();
  const { chosen, stages, backlog } = await heldIn(state, at);
  const { items, organizations, moves = [] } = await contentFor({ week: state.week, chosen, stages, at });
  const contents = items.map(one => {
    const { kind, telling, organization } = one.state;
    const body = bodyIn(one);
    const answer = one.as === 'answer' && 'answer' in one.state ? one.state.answer?.text : undefined;
    return {
      item: one.id,
      as: one.as,
      kind,
      title: telling.title,
      text: telling.text,
      organization: organizations.get(organization) ?? '',
      ...(body !== undefined && { body }),
      ...(answer !== undefined && { answer }),
    };
  });
  const note = 'note' in state && state.note !== undefined ? { note: state.note } : {};
  const beyond = backlog && { backlog: { waiting: backlog.waiting.map(waits), lost: backlog.lost.map(waits) } };
  return json(200, { ...listed({ id, state }), ...note, contents, moves, ...beyond } satisfies ShownEdition);
}, 'look');

const nothing = exactly({});

const holding = (type: 'Hold' | 'Release') =>
  staffDoor(async (request: Request, { by, at }: LetIn) => {
    const body = staffBody(request, nothing);
    if ('refusal' in body) return body.refusal;
    const doing = { by, at, cause: `staff:${crypto.randomUUID()}` };
    return actAnswer(await actOnEdition(request.params.id ?? '', { type, by, at }, doing));
  });

/** `POST /staff/digests/ID/hold`: it waits until it is released; at the latest the next one takes its place. */
export const holdDigest = holding('Hold');

/** `POST /staff/digests/ID/release`: it goes, at its time or, where that has passed, now. */
export const releaseDigest = holding('Release');

/** `POST /staff/digests/ID/note`: `{text, seen?}`: a line of the library’s, on top for all members; an empty one takes it back. */
export const addToDigest = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, added);
  if ('refusal' in body) return body.refusal;
  const doing = { by, at, cause: `staff:${crypto.randomUUID()}` };
  const { text, seen } = body.value;
  const id = request.params.id ?? '';
  const done = await actOnEdition(id, { type: 'Add', text, seen: lineSeen(seen), by, at }, doing);
  return done.outcome === 'refused' && done.reason === 'changed'
    ? conflictAnswer({ outcome: 'conflict', conflicts: lineCollisions(done.state.edition, text) })
    : actAnswer(done);
});
