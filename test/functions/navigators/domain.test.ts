import { describe, expect, it } from 'vitest';
import type { Command } from '../../../functions/navigators/commands.ts';
import { joining } from '../../../functions/navigators/domain.ts';
import type { Profile } from '../../../functions/navigators/navigator.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

const at = '2026-11-30T15:00:00.000Z';
const profile: Profile = {
  languages: [{ code: 'ar', level: 'fluent' }],
  areas: ['frog-hollow'],
  strengths: [],
  availability: ['mon-morning'],
  experiences: [],
  limits: [],
  capacity: 1,
};
const by = 'navigator';
const joined: Command = { type: 'Register', id: 'n', person: 'p', profile, by: 'staff:maria', at };
const pause = (until: string, when = at): Command => ({ type: 'Pause', id: 'n', until, by, at: when });
const resume = (when = at): Command => ({ type: 'Resume', id: 'n', by, at: when });
const correct = (change: Partial<Profile>): Command => ({
  type: 'Correct',
  id: 'n',
  profile: { ...profile, ...change },
  by,
  at,
});
const due = (when: string): Command => ({ type: 'Due', id: 'n', at: when });
const leave = (atOnce: boolean): Command => ({ type: 'Leave', id: 'n', atOnce, by, at });
const soon = plusDays(at, 14);

describe('a navigator who pauses', () => {
  it('does so until a day, and others are told', () => {
    const paused = given(joining, joined).when(pause(soon));
    paused.gives('NavigatorPaused', 'PauseBegun');
    expect(paused.state).toMatchObject({ status: 'paused', due: soon, changedAt: at, profile });
  });
  it('may press twice', () => given(joining, joined, pause(soon)).when(pause(soon)).givesNothing());
  it('may choose another day', () =>
    given(joining, joined, pause(soon))
      .when(pause(plusDays(at, 30)))
      .gives('NavigatorPaused', 'PauseBegun'));
  it('chooses a day to come, and not one that is too far', () => {
    given(joining, joined).when(pause(at)).isRefused('until');
    given(joining, joined)
      .when(pause(plusDays(at, program.navigators.longestPauseDays + 2)))
      .isRefused('until');
  });
  it('can come back sooner, and pressing twice is harmless', () => {
    const back = given(joining, joined, pause(soon)).when(resume());
    back.gives('NavigatorResumed', 'PauseOver');
    expect(back.state).toMatchObject({ status: 'active', profile });
    expect(back.state).not.toHaveProperty('due');
    given(joining, joined).when(resume()).givesNothing();
  });
  it('is welcomed when her day has come, and not before', () => {
    given(joining, joined, pause(soon))
      .when(due(plusDays(at, 13)))
      .givesNothing();
    given(joining, joined, pause(soon)).when(due(soon)).gives('NavigatorResumed', 'PauseOver', 'MailWanted');
  });
  it('can leave, and is forgotten as others are', () => {
    given(joining, joined, pause(soon)).when(leave(false)).gives('NavigatorLeft', 'Leaving');
    given(joining, joined, pause(soon)).when(leave(true)).gives('NavigatorLeft', 'NavigatorRemoved', 'Gone');
  });
});

describe('a navigator who is corrected', () => {
  it('stays paused', () => {
    const changed = given(joining, joined, pause(soon)).when(correct({ capacity: 2 }));
    changed.gives('NavigatorCorrected', 'ProfileCorrected');
    expect(changed.state).toMatchObject({ status: 'paused', due: soon, profile: { capacity: 2 } });
  });
  it('disturbs nobody where nothing changed that others know', () =>
    given(joining, joined).when(correct({})).gives('NavigatorAmended', 'ProfileCorrected'));
});

it('what is decided last is newest, whenever it began', () => {
  const slow = given(joining, joined, pause(soon, plusDays(at, 1))).when(correct({ capacity: 2 }));
  const { changedAt = '' } = slow.state as { changedAt?: string };
  expect(changedAt > plusDays(at, 1)).toBe(true);
});

describe('who has left', () => {
  it.each([pause(soon), resume(), correct({})])('$type: is told that she is none', command =>
    given(joining, joined, leave(false)).when(command).isRefused('none'),
  );
});
