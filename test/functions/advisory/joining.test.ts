import { describe, expect, it } from 'vitest';
import { type Command, joining } from '../../../functions/advisory/joining.ts';
import { members } from '../../../functions/advisory/member.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

const at = '2026-12-07T15:00:00.000Z';
const by = 'staff:u1';
const invite: Command = {
  type: 'Invite',
  id: 'm1',
  person: 'p1',
  organization: 'o1',
  tier: 'working',
  groups: ['advisory'],
  by,
  at,
};
const join: Command = { type: 'Join', id: 'm1', by: 'member', at };
const lose: Command = { type: 'LoseMail', id: 'm1', reason: 'bounced', at };
const lapse: Command = { type: 'Due', id: 'm1', at: plusDays(at, program.advisory.inviteDays) };
const change = (told: Extract<Command, { type: 'Change' }>['change']): Command => ({
  type: 'Change',
  id: 'm1',
  change: told,
  by: 'member',
  at,
});

describe('two who change one member', () => {
  const seen = { organization: 'o1', tier: 'working', groups: ['advisory'], weekly: true };
  const changes = (told: object, more: object = {}): Command => ({ ...change(told), seen, ...more }) as Command;
  const first = given(joining, invite, join, changes({ tier: 'chair', weekly: false }, { by: 'staff:maria' }));

  it('what does not collide is both, what does is told, and nothing is changed', () => {
    const other = first.when(changes({ tier: 'working', organization: 'o2' }));
    expect(other.state).toMatchObject({ organization: 'o2', tier: 'chair', weekly: false });
    first.when(changes({ tier: 'information' })).isRefused('changed');
    expect(first.state).toMatchObject({
      edits: { tier: { by: 'staff:maria', at }, weekly: { by: 'staff:maria', at } },
    });
  });

  it('a "no" is changed like anything else', () => {
    first.when(changes({ weekly: true }, { seen: { ...seen, weekly: false } })).gives('MemberAmended', 'MemberChanged');
    first.when(changes({ weekly: true })).givesNothing();
  });
});

describe('a member', () => {
  it('is invited by staff: one mail, and nothing else until the address is confirmed', () => {
    given(joining).when(invite).gives('MemberInvited', 'InvitationKept', 'MailWanted');
    given(joining, invite).when(invite).givesNothing();
    given(joining, invite)
      .when(change({ weekly: false }))
      .isRefused('member-invited');
  });

  it('confirms with one press and gets everything weekly, until she says otherwise', () => {
    const joined = given(joining, invite).when(join);
    joined.gives('MemberJoined', 'MemberKept', 'MailWanted');
    expect(joined.state).toMatchObject({ weekly: true, without: { needs: [], kinds: [] }, tier: 'working' });
    given(joining, invite, join).when(join).givesNothing();
    given(joining).when(join).isRefused('none');
  });

  it('who never confirms is forgotten', () => {
    const gone = given(joining, invite).when(lapse);
    gone.gives('MemberLeft', 'MemberGone');
    expect(gone.events[0]?.data).toEqual({ member: 'm1', person: 'p1', reason: 'unconfirmed', by: 'program' });
    given(joining, invite, join).when(lapse).givesNothing();
  });

  it('whose address was wrong gets at the new one what is hers, and mail that came back from the old one matters no more', () => {
    const correct = (moved: boolean): Command => ({ type: 'Correct', id: 'm1', moved, by, at });
    given(joining, invite, join).when(correct(false)).gives('MemberAmended', 'MemberCorrected');
    const moved = given(joining, invite, join, lose).when(correct(true));
    moved.gives('MemberAmended', 'MemberCorrected', 'MailWanted');
    expect(moved.events[2]?.data).toMatchObject({ kind: 'member-welcome', to: 'p1' });
    expect(moved.state).not.toHaveProperty('lost');
    expect(given(joining, invite).when(correct(true)).events[2]?.data).toMatchObject({ kind: 'member-invited' });
    expect(given(joining, invite, join, lose).when(correct(false)).state).toHaveProperty('lost');
    given(joining).when(correct(true)).isRefused('none');
  });

  it('who is invited again has as long again; who belongs needs no invitation', () => {
    const later = plusDays(at, 10);
    const again: Command = { type: 'InviteAgain', id: 'm1', by, at: later };
    given(joining, invite).when(again).gives('InvitationSentAgain', 'InvitationRepeated', 'MailWanted');
    given(joining, invite, again).when(lapse).givesNothing();
    given(joining, invite, join).when(again).isRefused('member-joined');
  });

  it('chooses topics, and stops the digest, at once; the same twice is once', () => {
    const stopped = given(joining, invite, join).when(change({ weekly: false }));
    expect(stopped.state).toMatchObject({ weekly: false });
    const fewer = change({ without: { needs: ['food'], kinds: ['result'] } });
    expect(given(joining, invite, join).when(fewer).state).toMatchObject({ without: { needs: ['food'] } });
    given(joining, invite, join, fewer).when(fewer).givesNothing();
  });

  it('can be in two groups and stays one', () => {
    const both = given(joining, invite, join).when(change({ groups: ['advisory', 'north'] }));
    expect(both.state).toMatchObject({ status: 'joined', groups: ['advisory', 'north'] });
  });

  it('leaves at once, and is forgotten', () => {
    const leave: Command = { type: 'Leave', id: 'm1', reason: 'left', by: 'member', at };
    given(joining, invite, join).when(leave).gives('MemberLeft', 'MemberGone');
    given(joining, invite, join, leave).when(leave).givesNothing();
    given(joining, invite, join, leave)
      .when(change({ weekly: true }))
      .isRefused('none');
  });

  it('whose mail comes back is written to no more, and is a line of Today until staff have seen to it', () => {
    const lost = given(joining, invite, join).when(lose);
    lost.gives('MemberSuppressed', 'MemberMailLost');
    expect(members.attention?.(lost.state, 'm1')).toMatchObject({ code: 'member-unreachable', details: ['bounced'] });
    given(joining, invite, join, lose).when(lose).givesNothing();
    const reached = given(joining, invite, join, lose).when({ type: 'Reach', id: 'm1', by, at });
    reached.gives('MemberReachable', 'MemberReached');
    expect(members.attention?.(reached.state, 'm1')).toBeUndefined();
  });

  it('whose invitation came back is a line of Today too', () => {
    expect(members.attention?.(given(joining, invite).when(lose).state, 'm1')).toMatchObject({ about: 'm1' });
  });
});
