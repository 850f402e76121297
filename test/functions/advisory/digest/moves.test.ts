import { describe, expect, it } from 'vitest';
import { type Moved, movesIn } from '../../../../functions/advisory/digest/moves.ts';
import type { Action, PlanState } from '../../../../functions/dialogues/action/questions.ts';
import type { KnownDialogue } from '../../../../functions/dialogues/questions.ts';

const at = '2027-03-09T14:00:00.000Z';

const dialogue = (id: string, status: KnownDialogue['status'], actions: readonly Action[] = []): Moved => ({
  id,
  state: { status, topic: id } as unknown as KnownDialogue,
  plan: { status: 'open', actions } as unknown as PlanState,
});
const action = (n: number, status: Action['status'], more: object = {}): Action =>
  ({ n, status, title: `Action ${n}`, since: at, ...more }) as unknown as Action;

const moves = (dialogues: readonly Moved[], told: Readonly<Record<string, string>> = {}) =>
  movesIn(dialogues, told).map(
    ({ dialogue: id, action: n, stage }) => `${n === undefined ? id : `${id}/${n}`} ${stage}`,
  );

describe('what a digest tells of dialogues', () => {
  it('is nothing before everybody may register', () =>
    expect(moves([dialogue('d1', 'draft'), dialogue('d2', 'organizing')])).toEqual([]));

  it('is each stage once, also the last one, and never that it is closed', () => {
    expect(moves([dialogue('d1', 'recruiting')])).toEqual(['d1 recruiting']);
    expect(moves([dialogue('d1', 'recruiting')], { d1: 'recruiting' })).toEqual([]);
    expect(moves([dialogue('d1', 'forming')], { d1: 'recruiting' })).toEqual(['d1 forming']);
    expect(moves([dialogue('d1', 'cancelled')], { d1: 'forming' })).toEqual(['d1 cancelled']);
    expect(moves([dialogue('d1', 'closed')], { d1: 'follow-up' })).toEqual(['d1 celebrated']);
    expect(moves([dialogue('d1', 'closed')], { d1: 'celebrated' })).toEqual([]);
  });

  it('is what was agreed on and done, and not what nobody took on', () => {
    const ideas = [action(1, 'proposed'), action(2, 'not-taken'), action(3, 'merged')];
    const taken = [action(4, 'adopted'), action(5, 'reported', { since: '2027-03-01T14:00:00.000Z' })];
    const told = { d1: 'action', 'd1/5': 'adopted' };
    expect(moves([dialogue('d1', 'action', [...ideas, ...taken])], told)).toEqual(['d1/5 done', 'd1/4 adopted']);
    expect(moves([dialogue('d1', 'action', taken)], { ...told, 'd1/4': 'adopted', 'd1/5': 'done' })).toEqual([]);
  });

  it('is that nothing was heard of an action, so that others can help, and that it goes on again', () => {
    const stalled = action(4, 'in-progress', { stalledAt: at });
    const told = { d1: 'action', 'd1/4': 'in-progress' };
    expect(moves([dialogue('d1', 'action', [stalled])], told)).toEqual(['d1/4 stalled']);
    const again = dialogue('d1', 'action', [action(4, 'in-progress')]);
    expect(moves([again], { ...told, 'd1/4': 'stalled' })).toEqual(['d1/4 in-progress']);
  });

  it('is three of them at most, and the others the next time', () => {
    const many = dialogue(
      'd1',
      'action',
      [1, 2, 3, 4].map(n => action(n, 'adopted')),
    );
    expect(moves([many])).toEqual(['d1 action', 'd1/1 adopted', 'd1/2 adopted']);
    const told = { d1: 'action', 'd1/1': 'adopted', 'd1/2': 'adopted' };
    expect(moves([many], told)).toEqual(['d1/3 adopted', 'd1/4 adopted']);
  });
});
