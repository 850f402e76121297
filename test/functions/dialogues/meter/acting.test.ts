import { expect, it } from 'vitest';
import { actingIn } from '../../../../functions/dialogues/action/seen.ts';
import { adopts, formed, person, story } from '../action/telling.ts';

it('acts who convenes or facilitates a group, or looks after an action; whoever only had an idea does not', () => {
  expect(actingIn({ status: 'none' })).toEqual(new Set());
  expect(actingIn(story(...formed).state)).toEqual(new Set(['p3', 'f1']));
  expect(actingIn(story(...formed, adopts(1, { owner: person(4) })).state)).toEqual(new Set(['p3', 'f1', 'p4']));
});
