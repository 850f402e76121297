import type { FactOf } from '../../events/contract.ts';
import { invitationSentAgain } from '../../events/invitation-sent-again.ts';
import { type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { memberAmended } from '../../events/member-amended.ts';
import { memberInvited } from '../../events/member-invited.ts';
import { memberJoined } from '../../events/member-joined.ts';
import { memberLeft } from '../../events/member-left.ts';
import { memberReachable } from '../../events/member-reachable.ts';
import { memberSuppressed } from '../../events/member-suppressed.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { type Collision, changedIn, edited, type Fields, merge } from '../platform/kernel/merge.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { isKnown, type Known, type MemberState, type Tier, type Without } from './member.ts';

/** Who acts on which member, and when. */
interface By {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** For whom she speaks, how far she takes part and in which groups. */
interface Standing {
  readonly organization: string;
  readonly tier: Tier;
  readonly groups: readonly string[];
}

/** What changes of it; what is left out stays. */
export interface Change extends Partial<Standing> {
  readonly weekly?: boolean | undefined;
  readonly without?: Without | undefined;
}

export type Command =
  | ({ readonly type: 'Invite'; readonly person: string } & Standing & By)
  /** The invitation may have been lost: it is sent once more, and can be accepted as long again. */
  | ({ readonly type: 'InviteAgain' } & By)
  /** She confirms the address by a press, or staff do it for her. */
  | ({ readonly type: 'Join' } & By)
  /** `seen`: what was shown of it; nothing that somebody else has changed since is overwritten. */
  | ({ readonly type: 'Change'; readonly change: Change; readonly seen?: Fields | undefined } & By)
  /** Her name or address was wrong, which people keep; `moved`: she is reached at another address from now on. */
  | ({ readonly type: 'Correct'; readonly moved: boolean } & By)
  /** She would rather read another language, which people keep. */
  | ({ readonly type: 'Speak' } & By)
  | ({ readonly type: 'Leave'; readonly reason: 'left' | 'removed' } & By)
  /** Mail to her came back for good, or was complained of. */
  | { readonly type: 'LoseMail'; readonly id: string; readonly reason: string; readonly at: string }
  | ({ readonly type: 'Reach' } & By)
  | { readonly type: 'Due'; readonly id: string; readonly at: string };

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export type Event =
  | FactOf<typeof invitationSentAgain>
  | FactOf<typeof memberAmended>
  | FactOf<typeof memberInvited>
  | FactOf<typeof memberJoined>
  | FactOf<typeof memberLeft>
  | FactOf<typeof memberSuppressed>
  | FactOf<typeof memberReachable>
  | FactOf<typeof mailWanted>
  | Note<'InvitationKept', { person: string; at: string } & Standing>
  | Note<'InvitationRepeated', { at: string }>
  | Note<'MemberKept', { at: string }>
  | Note<'MemberChanged', { change: Change; by: string; at: string }>
  | Note<'MemberCorrected', { moved: boolean; at: string }>
  | Note<'MemberSpoke', { at: string }>
  | Note<'MemberMailLost', { reason: string; at: string }>
  | Note<'MemberReached', { at: string }>
  | Note<'MemberGone', { at: string }>;

function invite({ id, person, organization, tier, groups, by, at }: Of<'Invite'>, state: MemberState): Decision<Event> {
  if (state.status !== 'none') return [];
  return [
    memberInvited.of({ member: id, by }),
    note('InvitationKept', { person, organization, tier, groups, at }),
    wantMail('member-invited', person, { about: id, time: at.slice(0, 16) }),
  ];
}

function inviteAgain({ id, by, at }: Of<'InviteAgain'>, state: MemberState): Decision<Event> {
  if (state.status === 'joined') return refuse('member-joined');
  if (state.status !== 'invited') return refuse('none');
  return [
    invitationSentAgain.of({ member: id, by }),
    note('InvitationRepeated', { at }),
    wantMail('member-invited', state.person, { about: id, time: at.slice(0, 16) }),
  ];
}

function join({ id, by, at }: Of<'Join'>, state: MemberState): Decision<Event> {
  if (state.status === 'joined') return [];
  if (state.status !== 'invited') return refuse('none');
  return [
    memberJoined.of({ member: id, by }),
    note('MemberKept', { at }),
    wantMail('member-welcome', state.person, { about: id, time: at.slice(0, 10) }),
  ];
}

/** What she sends; where she says what she saw, only what she changed of it, and where someone else has changed the same since. */
export function mergedWith(
  { change, seen }: Of<'Change'>,
  state: Known,
): { readonly changes: Change; readonly collisions: readonly Collision[] } {
  const sent = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return seen ? merge({ seen, now: { ...state }, sent }) : { changes: sent, collisions: [] };
}

/** Only what says something else than what is known. */
function differing(change: Change, state: Known): Change {
  const fields = changedIn({ ...state }, { ...change });
  return Object.fromEntries(Object.entries(change).filter(([name]) => fields.includes(name)));
}

function change(command: Of<'Change'>, state: MemberState): Decision<Event> {
  if (!isKnown(state)) return refuse('none');
  const { id, by, at } = command;
  const { weekly, without } = command.change;
  if (state.status === 'invited' && (weekly !== undefined || without)) return refuse('member-invited');
  const { changes, collisions } = mergedWith(command, state);
  if (collisions.length > 0) return refuse('changed');
  const told = differing(changes, state);
  if (Object.keys(told).length === 0) return [];
  return [memberAmended.of({ member: id, by }), note('MemberChanged', { change: told, by, at })];
}

/** Whoever has a new address gets there what is hers: the way to her page or, while she has not joined, the invitation. Mail to the old one does not matter any more. */
function correct({ id, moved, by, at }: Of<'Correct'>, state: MemberState): Decision<Event> {
  if (!isKnown(state)) return refuse('none');
  const kind = state.status === 'joined' ? 'member-welcome' : 'member-invited';
  return [
    memberAmended.of({ member: id, by }),
    note('MemberCorrected', { moved, at }),
    ...(moved ? [wantMail(kind, state.person, { about: id, time: at.slice(0, 16) })] : []),
  ];
}

const gone = (id: string, { person }: Known, { reason, by, at }: { reason: string; by: string; at: string }) =>
  [memberLeft.of({ member: id, person, reason, by }), note('MemberGone', { at })] as const;

function loseMail({ id, reason, at }: Of<'LoseMail'>, state: MemberState): Decision<Event> {
  if (!isKnown(state) || state.lost) return [];
  return [memberSuppressed.of({ member: id, reason }), note('MemberMailLost', { reason, at })];
}

function reach({ id, by, at }: Of<'Reach'>, state: MemberState): Decision<Event> {
  if (!isKnown(state)) return refuse('none');
  return state.lost ? [memberReachable.of({ member: id, by }), note('MemberReached', { at })] : [];
}

/** Who belongs to the advisory group: invited by staff, by an address that she has confirmed herself; she leaves at once when she wants to. */
export const joining: Decider<MemberState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Invite':
        return invite(command, state);
      case 'InviteAgain':
        return inviteAgain(command, state);
      case 'Join':
        return join(command, state);
      case 'Change':
        return change(command, state);
      case 'Correct':
        return correct(command, state);
      case 'Speak':
        return state.status === 'joined' ? [note('MemberSpoke', { at: command.at })] : refuse('none');
      case 'Leave':
        return isKnown(state) ? gone(command.id, state, command) : [];
      case 'LoseMail':
        return loseMail(command, state);
      case 'Reach':
        return reach(command, state);
      case 'Due':
        return state.status === 'invited' && state.due <= command.at
          ? gone(command.id, state, { reason: 'unconfirmed', by: 'program', at: command.at })
          : [];
    }
  },
  evolve(state, event): MemberState {
    switch (event.name) {
      case 'InvitationKept': {
        const { at, groups, ...told } = event.data;
        const due = plusDays(at, program.advisory.inviteDays);
        return { status: 'invited', ...told, groups: [...groups], invitedAt: at, due };
      }
      case 'InvitationRepeated':
        return state.status === 'invited'
          ? { ...withMail(state), due: plusDays(event.data.at, program.advisory.inviteDays) }
          : state;
      case 'MemberKept': {
        if (state.status !== 'invited') return state;
        const { person, organization, tier, groups } = state;
        const open = { without: { needs: [], kinds: [] }, weekly: true };
        return { status: 'joined', person, organization, tier, groups, ...open, joinedAt: event.data.at };
      }
      case 'MemberChanged':
        return isKnown(state)
          ? {
              ...changed(state, event.data.change),
              edits: edited(state.edits, Object.keys(event.data.change), { by: event.data.by, at: event.data.at }),
            }
          : state;
      case 'MemberMailLost': {
        const { reason, at } = event.data;
        return isKnown(state) ? { ...state, lost: { reason, since: at } } : state;
      }
      case 'MemberCorrected':
        return isKnown(state) && event.data.moved ? withMail(state) : state;
      case 'MemberReached':
        return isKnown(state) ? withMail(state) : state;
      case 'MemberGone':
        return { status: 'left', leftAt: event.data.at };
      case 'InvitationSentAgain':
      case 'MemberAmended':
      case 'MemberInvited':
      case 'MemberJoined':
      case 'MemberLeft':
      case 'MemberSuppressed':
      case 'MemberReachable':
      case 'MemberSpoke':
      case 'MailWanted':
        return state;
    }
  },
};

function withMail<S extends Known>({ lost: _, ...state }: S): S {
  return state as S;
}

function changed(state: Known, { weekly, without, groups, organization, tier }: Change): Known {
  const anew = {
    ...state,
    ...(organization !== undefined && { organization }),
    ...(tier !== undefined && { tier }),
    ...(groups && { groups: [...groups] }),
  };
  if (anew.status === 'invited') return anew;
  return {
    ...anew,
    ...(weekly !== undefined && { weekly }),
    ...(without && { without: { needs: [...without.needs], kinds: [...without.kinds] } }),
  };
}
