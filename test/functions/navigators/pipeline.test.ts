import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, Event, Known } from '../../../functions/navigators/commands.ts';
import { joining } from '../../../functions/navigators/domain.ts';
import { type Gates, gateKeys, offeredUntil } from '../../../functions/navigators/gates.ts';
import {
  belongs,
  isComplete,
  isRecorded,
  type NavigatorState,
  navigators,
  type Profile,
} from '../../../functions/navigators/navigator.ts';
import { isRefusal } from '../../../functions/platform/kernel/decider.ts';
import { localDate, plusDays, plusLocalDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

/** The way of the settings: application, information session, screening (two years), training; told 60 and 14 days before. */
const at = '2026-11-30T15:00:00.000Z';
const today = '2026-11-30';
const profile: Profile = {
  languages: [{ code: 'ar', level: 'fluent' }],
  areas: ['frog-hollow'],
  strengths: [],
  availability: ['mon-morning'],
  experiences: [],
  limits: [],
  capacity: 1,
};
const staff = 'staff:maria';
const who = { id: 'n', by: 'navigator', at };
const applied: Command = { type: 'Apply', ...who, person: 'p', profile, consent: { version: '1', language: 'en' } };
const confirmed: Command = { type: 'Confirm', ...who };
const passed = (gate: string, on = today, when = at): Command => ({
  type: 'PassGate',
  id: 'n',
  gate,
  on,
  by: staff,
  at: when,
});
const agreed: Command = { type: 'Agree', ...who };
const due = (when: string): Command => ({ type: 'Due', id: 'n', at: when });
const suspend = (reason: string, when = at): Command => ({ type: 'Suspend', id: 'n', reason, by: staff, at: when });
const resume = (by: string, when = at): Command => ({ type: 'Resume', id: 'n', lifts: by === staff, by, at: when });
const stop = (reason: 'stopped' | 'declined' | 'released', by = 'navigator'): Command => ({
  type: 'Stop',
  id: 'n',
  reason,
  by,
  at,
});
const steps = gateKeys.slice(1).map(gate => passed(gate));
const onHerWay = [applied, confirmed];
const active = [...onHerWay, ...steps, agreed];
const mailed = (events: readonly Event[]) =>
  events.flatMap(event => (event.name === 'MailWanted' ? [`${event.data.kind} to ${event.data.to}`] : []));

describe('someone who applies', () => {
  it('bothers nobody but her address before she has confirmed it', () => {
    const posted = given(joining).when(applied);
    posted.gives('ApplicationKept', 'MailWanted');
    expect(mailed(posted.events)).toEqual(['apply-confirm to p']);
    expect(posted.state).toMatchObject({ status: 'unconfirmed', due: plusDays(at, 14) });
  });
  it('is forgotten when nobody confirms', () =>
    given(joining, applied)
      .when(due(plusDays(at, 14)))
      .gives('NavigatorRemoved', 'Gone'));
  it('has passed the first step when she confirms, and the liaison hears of it', () => {
    const done = given(joining, applied).when(confirmed);
    done.gives(
      'NavigatorApplied',
      'ApplicationConfirmed',
      'NavigatorGatePassed',
      'GatePassed',
      'MailWanted',
      'MailWanted',
    );
    expect(mailed(done.events)).toEqual(['alert to liaison', 'next-step to p']);
    given(joining, ...onHerWay)
      .when(confirmed)
      .givesNothing();
  });
  it('can be confirmed by staff, with the first step and no other', () => {
    given(joining, applied).when(passed('training')).isRefused('unconfirmed-address');
    expect(given(joining, applied).when(passed('application')).state.status).toBe('applicant');
  });
  it('passes steps in any order, each told once', () => {
    const done = given(joining, ...onHerWay, passed('training')).when(passed('screening'));
    done.gives('NavigatorGatePassed', 'GatePassed', 'MailWanted');
    expect(done.state).toMatchObject({
      latest: 'screening',
      gates: { screening: { by: staff, expires: '2028-11-29' } },
    });
    given(joining, ...onHerWay, passed('screening'))
      .when(passed('screening'))
      .givesNothing();
  });
  it('cannot have passed a step in times to come, or one that counts no more', () => {
    given(joining, ...onHerWay)
      .when(passed('training', plusLocalDays(today, 1)))
      .isRefused('gate-day');
    given(joining, ...onHerWay)
      .when(passed('screening', plusLocalDays(today, -730)))
      .isRefused('gate-day');
    given(joining, ...onHerWay)
      .when(passed('screening', plusLocalDays(today, -729)))
      .gives('NavigatorGatePassed', 'GatePassed', 'MailWanted');
  });
  it.each([
    ['her agreement comes last', [...onHerWay, ...steps], agreed],
    ['a step comes last', [...onHerWay, { ...agreed, by: staff }, ...steps.slice(1)], steps[0] as Command],
  ])('is a navigator when %s', (_, before, last) => {
    const done = given(joining, ...before).when(last);
    expect(done.events.map(({ name }) => name)).toContain('NavigatorRegistered');
    expect(mailed(done.events)).toEqual(['welcome to p']);
    expect(done.state).toMatchObject({ status: 'active', registeredAt: at });
  });
  it('agrees herself when she has seen it all; her signature on paper may come before', () => {
    given(joining, ...onHerWay)
      .when(agreed)
      .isRefused('steps');
    given(joining, ...onHerWay)
      .when({ ...agreed, by: staff })
      .gives('NavigatorAgreed', 'Agreed');
  });
  it('is reminded of her agreement once when it alone is missing; then, or with a step missing, the liaison is', () => {
    const waiting = given(joining, ...onHerWay, ...steps).when(due(plusDays(at, 14)));
    expect(mailed(waiting.events)).toEqual(['next-step to p']);
    const again = given(joining, ...onHerWay, ...steps, due(plusDays(at, 14))).when(due(plusDays(at, 28)));
    expect(mailed(again.events)).toEqual(['alert to liaison']);
    expect(mailed(given(joining, ...onHerWay).when(due(plusDays(at, 14))).events)).toEqual(['alert to liaison']);
  });
  it('under an address that is known leads nowhere: the address and, if it is anybody’s for sure, the liaison are told', () => {
    const twice = (known?: Known): Command => ({
      type: 'ApplyTwice',
      ...who,
      known,
    });
    const known = { id: 'm', person: 'q', stands: 'known' } as const;
    expect(mailed(given(joining).when(twice(known)).events)).toEqual(['apply-known to q', 'alert to liaison']);
    expect(mailed(given(joining).when(twice({ ...known, stands: 'unconfirmed' })).events)).toEqual([
      'apply-known to q',
    ]);
    expect(given(joining).when(twice(known)).state.status).toBe('duplicate');
  });
});

describe('a navigator whose screening runs out', () => {
  const ends = '2028-11-29T13:00:00.000Z';
  it('is told a month before she is offered nobody new, and 60 and 14 days before the end, in the morning, with the liaison', () => {
    // 120 days before; from the 90th day before on a pairing that begins would outlast it.
    const early = given(joining, ...active).when(due('2028-08-01T12:00:00.000Z'));
    expect(mailed(early.events)).toEqual(['gate-expiring to p', 'alert to liaison']);
    expect(early.events[0]?.data).toEqual({ days: [120] });
    expect(offeredUntil((early.state as { gates: Gates }).gates)).toBe('2028-08-31');
    given(joining, ...active)
      .when(due('2028-08-01T11:59:00.000Z'))
      .givesNothing();
    const told = given(joining, ...active, due('2028-08-01T12:00:00.000Z'));
    const first = told.when(due('2028-09-30T12:00:00.000Z'));
    first.gives('ExpiryTold', 'MailWanted', 'MailWanted');
    expect(mailed(first.events)).toEqual(['gate-expiring to p', 'alert to liaison']);
    told.when(due('2028-09-30T11:59:00.000Z')).givesNothing();
    const second = given(joining, ...active, due('2028-08-01T12:00:00.000Z'), due('2028-09-30T12:00:00.000Z'));
    second.when(due('2028-11-15T12:59:00.000Z')).givesNothing();
    second.when(due('2028-11-15T13:00:00.000Z')).gives('ExpiryTold', 'MailWanted', 'MailWanted');
  });
  it('hears of it at once when the step is recorded late, or she becomes one late', () => {
    const late = '2028-11-20T15:00:00.000Z';
    const recorded = given(joining, ...active).when(passed('screening', '2026-12-10', late));
    expect(mailed(recorded.events)).toContain('gate-expiring to p');
    expect((navigators.due(recorded.state) ?? '') > late).toBe(true);
    const becomes = given(joining, ...onHerWay, ...steps).when({ ...agreed, at: late });
    expect(mailed(becomes.events)).toEqual(['welcome to p', 'gate-expiring to p', 'alert to liaison']);
  });
  it('is told once of both when the clock stood still', () =>
    given(joining, ...active)
      .when(due('2028-11-20T12:00:00.000Z'))
      .gives('ExpiryTold', 'MailWanted', 'MailWanted'));
  it('is suspended in the end, and only the screening itself lifts it', () => {
    const over = given(joining, ...active, due(ends));
    expect(over.state).toMatchObject({ status: 'suspended', reason: 'gate-expired' });
    over.when(resume(staff, ends)).isRefused('gate-expired');
    over.when(resume('navigator', ends)).isRefused('suspended');
    const renewed = over.when(passed('screening', '2028-11-29', plusDays(ends, 1)));
    renewed.gives('NavigatorGatePassed', 'GatePassed', 'NavigatorResumed', 'SuspensionOver', 'MailWanted');
    expect(renewed.state).toMatchObject({ status: 'active', told: [] });
  });
  it('is told of the next end when she was screened anew in time', () => {
    const renewed = given(
      joining,
      ...active,
      due('2028-09-30T12:00:00.000Z'),
      passed('screening', '2028-10-10', '2028-10-10T15:00:00.000Z'),
    );
    renewed.when(due(ends)).givesNothing();
    expect(navigators.due(renewed.state)).toBe('2030-06-12T12:00:00.000Z');
  });
  it('pauses on where she paused before', () => {
    const until = plusDays(ends, 30);
    const pausing: Command = { type: 'Pause', ...who, until, at: plusDays(ends, -30) };
    const over = given(joining, ...active, pausing, due(ends));
    expect(over.state).toMatchObject({ status: 'suspended', pausedUntil: until });
    const renewed = over.when(passed('screening', '2028-11-29', plusDays(ends, 1)));
    renewed.gives('NavigatorGatePassed', 'GatePassed', 'NavigatorPaused', 'SuspensionOver', 'MailWanted');
    expect(renewed.state).toMatchObject({ status: 'paused', due: until });
  });
});

describe('a navigator whom staff suspend', () => {
  const suspended = [...active, suspend('concern')];
  it('is so until they lift it; she herself can neither pause nor come back', () => {
    given(joining, ...active)
      .when(suspend('concern'))
      .gives('NavigatorSuspended', 'Suspended');
    given(joining, ...suspended)
      .when(suspend('concern'))
      .givesNothing();
    given(joining, ...suspended)
      .when(resume('navigator'))
      .isRefused('suspended');
    given(joining, ...suspended)
      .when({ type: 'Pause', ...who, until: plusDays(at, 5) })
      .isRefused('suspended');
    given(joining, ...suspended)
      .when(resume(staff))
      .gives('NavigatorResumed', 'SuspensionOver', 'MailWanted');
  });
  it('stays so whatever step is recorded, and the liaison is told again', () => {
    expect(given(joining, ...suspended).when(passed('training', '2026-11-29')).state.status).toBe('suspended');
    given(joining, ...suspended)
      .when(due(plusDays(at, 14)))
      .gives('SuspensionTold', 'MailWanted');
  });
  it('does not come back by a press when she stops', () =>
    given(joining, ...suspended, stop('stopped'))
      .when(confirmed)
      .isRefused('ask'));
});

describe('a navigator who stops', () => {
  it('leaves her households to others, is kept, and the liaison hears of it', () => {
    const gone = given(joining, ...active).when(stop('stopped'));
    gone.gives('NavigatorLeft', 'Stopped', 'MailWanted');
    expect(gone.state).toMatchObject({ status: 'inactive', mayReturn: true, gates: expect.anything(), profile });
    given(joining, ...active, stop('stopped'))
      .when(stop('stopped'))
      .givesNothing();
  });
  it('is a navigator again at once when nothing is missing', () => {
    const back = given(joining, ...active, stop('stopped')).when(confirmed);
    expect(back.events.map(({ name }) => name)).toContain('NavigatorRegistered');
    expect(back.state).toMatchObject({ status: 'active', agreement: { by: 'navigator' } });
  });
  it('is asked only for what has run out meanwhile', () => {
    const later = '2028-12-24T15:00:00.000Z';
    const back = given(joining, ...active, stop('stopped')).when({ ...confirmed, at: later });
    expect(back.state).toMatchObject({ status: 'applicant' });
    expect(mailed(back.events)).toEqual(['alert to liaison', 'next-step to p']);
  });
  it('comes back through a person when the library had let her go or declined her', () => {
    for (const [before, reason] of [
      [active, 'released'],
      [onHerWay, 'declined'],
    ] as const) {
      given(joining, ...before, stop(reason, staff))
        .when(confirmed)
        .isRefused('ask');
      given(joining, ...before, stop(reason, staff))
        .when(resume('navigator'))
        .isRefused('none');
    }
    expect(given(joining, ...active, stop('released', staff)).when(resume(staff)).state.status).toBe('active');
  });
  it('is forgotten after a year, or at once when she wants', () => {
    given(joining, ...active, stop('stopped'))
      .when(due(plusDays(at, program.retentionDays.formerNavigator)))
      .gives('NavigatorRemoved', 'Gone');
    given(joining, ...active, stop('stopped'))
      .when({ type: 'Leave', ...who, atOnce: true })
      .gives('NavigatorRemoved', 'Gone');
    given(joining, ...active, stop('stopped'))
      .when({ type: 'Leave', ...who, atOnce: false })
      .gives('Leaving');
  });
});

it('who was kept before there were steps is read as before, and nothing of her runs out', () => {
  const stored = { status: 'active', person: 'p', profile, registeredAt: at };
  const state = navigators.schema['~run']({ value: stored }, {}).value as NavigatorState;
  expect(state).toMatchObject({ ...stored, gates: {}, notWith: [], told: [] });
  expect(navigators.due(state)).toBeUndefined();
});

/** Whatever is done, in whatever order, however long things take. */
const anything: fc.Arbitrary<Partial<Command> & { readonly ago?: number }> = fc.oneof(
  fc.constant<Partial<Command>>({ type: 'Confirm' }),
  fc.constant<Partial<Command>>({ type: 'Agree' }),
  fc.record({ type: fc.constant('PassGate' as const), gate: fc.constantFrom(...gateKeys) }),
  // It runs out in some days, or weeks.
  fc.record({ type: fc.constant('PassGate' as const), gate: fc.constant('screening'), ago: fc.constantFrom(725, 690) }),
  fc.record({ type: fc.constant('Suspend' as const), reason: fc.constantFrom('concern', 'other') }),
  fc.record({ type: fc.constant('Resume' as const), lifts: fc.boolean() }),
  fc.record({ type: fc.constant('Stop' as const), reason: fc.constantFrom('stopped' as const, 'declined' as const) }),
  fc.constant<Partial<Command>>({ type: 'Pause' }),
  fc.constant<Partial<Command>>({ type: 'Due' }),
  fc.constant<Partial<Command>>({ type: 'Due' }),
);

type Acts = readonly (readonly [Partial<Command> & { readonly ago?: number }, number])[];

/** Tells a story from one of its stages on; shows each state, and the one before it. Time falls due often, so that what is due is done. */
function story(
  { begun, acts }: { begun: readonly Command[]; acts: Acts },
  seen: (state: NavigatorState, now: string, before: NavigatorState) => void,
) {
  let now = at;
  let state = given(joining, ...begun).state;
  for (const [act, days] of acts) {
    const falls = navigators.due(state);
    now = act.type === 'Due' && falls ? ([falls, now].sort()[1] ?? now) : plusDays(now, days);
    const until = plusDays(now, 10);
    const on = plusLocalDays(localDate(program.timeZone, now), -(act.ago ?? 0));
    const command = { ...who, until, on, ...act, at: now } as unknown as Command;
    const decision = joining.decide(command, state);
    const before = state;
    if (!isRefusal(decision)) state = decision.reduce(joining.evolve, state);
    seen(state, now, before);
  }
}

describe('whatever happens, in whatever order', () => {
  const acts = fc.record({
    begun: fc.constantFrom([applied], [...onHerWay, ...steps], active),
    acts: fc.array(fc.tuple(anything, fc.integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 40 }),
  });

  it('nobody is a navigator without every step and the agreement, unless something has run out since', () =>
    fc.assert(
      fc.property(acts, done =>
        story(done, state => {
          if (belongs(state)) {
            expect(Object.keys(state.gates).sort()).toEqual([...gateKeys].sort());
            expect(state.agreement).toBeDefined();
          }
          if (state.status === 'applicant') expect(state.latest).toBeTruthy();
        }),
      ),
    ));

  it('nobody is complete and left waiting as an applicant', () =>
    fc.assert(
      fc.property(acts, done =>
        story(done, (state, now) => {
          if (state.status === 'applicant') expect(isComplete(state, now)).toBe(false);
        }),
      ),
    ));

  it('nobody is forgotten: everyone known has a next time, and it is to come once what was due is done', () =>
    fc.assert(
      fc.property(acts, done =>
        story(done, (state, now, before) => {
          if (!isRecorded(state)) return;
          const next = navigators.due(state) ?? '';
          expect(next).not.toBe('');
          // No act leaves something behind that is due already.
          if ((navigators.due(before) ?? '9') > now) expect(next > now).toBe(true);
          const decision = joining.decide(due(now), state);
          const after = isRefusal(decision) ? state : decision.reduce(joining.evolve, state);
          const later = navigators.due(after);
          if (later !== undefined) expect(later > now).toBe(true);
        }),
      ),
    ));
});
