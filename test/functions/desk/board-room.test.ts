import { describe, expect, it } from 'vitest';
import { boardNamed, boardRoom, seatBody } from '../../../functions/desk/dialogues/board-room.ts';
import { slotsBody, takenBody } from '../../../functions/desk/dialogues/proposing-room.ts';
import { faultsOf } from '../../support/markup.ts';
import { boardIn, looked, names, people, request, staffIn } from './boards.ts';

describe('circles as a board', () => {
  it.each(['en', 'ar'])('are one page of at most 60 KB for twelve circles of ten, in %s', language => {
    for (const markup of [looked(language), looked(language, boardNamed(names)), looked(language, boardRoom, false)]) {
      expect(faultsOf(markup)).toEqual([]);
      expect(Buffer.byteLength(markup)).toBeLessThanOrEqual(60 * 1024);
      expect(markup).not.toContain('<script');
    }
  });

  it('name nobody before it is asked for, and show nothing to press to who may not act', () => {
    expect(looked('en')).not.toContain('Guadalupe');
    expect(looked('en', boardNamed(names))).toContain('Guadalupe');
    const auditor = { ...staffIn('en'), roles: ['auditor'] as const };
    const { body } = boardRoom(boardIn('en'), { request, staff: auditor });
    expect(body.markup).not.toMatch(/<button|type="radio"/);
  });

  it('keep who was chosen where a move was refused', () => {
    const [chosen] = people;
    const values = new URLSearchParams({ who: `1 ${chosen?.id}`, to: '2' });
    const refused = { action: '/desk/dialogues/d/circles/move', values, faults: [] };
    const { body } = boardRoom(boardIn('en'), { request, staff: staffIn('en'), refused });
    expect(body.markup.match(/ checked/g)).toHaveLength(1);
    expect(body.markup).toContain(`value="1 ${chosen?.id}" checked`);
  });

  it.each([
    ['3 abc', '5', { who: 'abc', from: 3, to: 5 }],
    ['0 abc', '5', { who: 'abc', to: 5 }],
    ['3 abc', '0', { who: 'abc', from: 3 }],
    ['', '5', { who: '', to: 5 }],
  ])('read “%s” to circle %s as the door takes it', (who, to, body) =>
    expect(seatBody(new URLSearchParams({ who, to }))).toEqual(body),
  );

  it('read ticked half-days and ticked proposals as the doors take them; what is no circle is left to be refused', () => {
    const fields = new URLSearchParams([
      ['times.v1', 'tue-evening'],
      ['times.v1', 'wed-evening'],
      ['interpreters.v1', 'ksw'],
      ['interpreters.v2', 'ar'],
    ]);
    expect(slotsBody(fields)).toEqual({
      slots: [
        { time: 'tue-evening', venue: 'v1', interpreters: ['ksw'] },
        { time: 'wed-evening', venue: 'v1', interpreters: ['ksw'] },
      ],
    });
    expect(
      takenBody(
        new URLSearchParams([
          ['circle', '{"venue":"v1"}'],
          ['circle', '{'],
        ]),
      ),
    ).toEqual({
      circles: [{ venue: 'v1' }, '{'],
    });
  });
});
