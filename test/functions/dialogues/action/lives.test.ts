import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, convenedIn } from '../../../../functions/dialogues/action/convening.ts';
import { acting, type Command, type Event } from '../../../../functions/dialogues/action/domain.ts';
import {
  carersOf,
  isOpenAction,
  isWaitedFor,
  isWork,
  type OpenPlan,
  type PlanState,
  peopleIn,
  type Who,
} from '../../../../functions/dialogues/action/plan.ts';
import { stallsAt } from '../../../../functions/dialogues/action/planning.ts';
import { plans as shelf } from '../../../../functions/dialogues/action/shelf.ts';
import { type Calendar, calendarKinds } from '../../../../functions/dialogues/action/telling.ts';
import { isRefusal } from '../../../../functions/platform/kernel/decider.ts';
import { localDate, plusHours, plusLocalDays } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import { at as beginning, person } from './telling.ts';

/** What a dialogue comes to over some months, as chance has it. */

const everyone = [1, 2, 3, 4, 5, 6].map(person);
const steering: readonly Who[] = [{ person: 's1' }, { person: 's2' }];

class World {
  at = beginning;
  state: PlanState = acting.initial;
  readonly gone = new Set<string>();
  readonly mails = new Set<string>();
  /** What mails have put into calendars, by meeting or event, and person: its start, and nothing where it was taken out; each with a higher number. */
  readonly calendars = new Map<string, string | undefined>();
  readonly #numbers = new Map<string, number>();
  readonly wrong: string[] = [];
  readonly story: string[] = [];
  /** Everyone who ever proposed something and has not left. */
  readonly proposed = new Set<string>();

  get plan(): OpenPlan | undefined {
    return this.state.status === 'open' ? this.state : undefined;
  }

  does(command: Command): void {
    const before = this.state;
    // Who takes part no more is nobody whom staff can name.
    const named = JSON.stringify(command);
    if (command.type !== 'Leave' && [...this.gone].some(one => named.includes(`"${one}"`))) return;
    this.story.push(named);
    const decision = acting.decide(command, before);
    if (isRefusal(decision)) return;
    this.state = decision.reduce<PlanState>((reached, event) => acting.evolve(reached, event), before);
    if (command.type === 'Propose' && decision.length > 0)
      for (const one of command.proposers) this.proposed.add(one.person);
    this.#look(command, decision, before);
  }

  #look(command: Command, events: readonly Event[], before: PlanState): void {
    const wanted = events.flatMap(one => (one.name === 'MailWanted' ? [one.data] : []));
    if (wanted.length > 20) this.wrong.push(`${wanted.length} people at once`);
    for (const { mail, to, kind, about } of wanted) {
      if (this.mails.has(mail)) this.wrong.push(`${mail} twice`);
      this.mails.add(mail);
      // Whoever leaves is told by her calendar that she is not expected: with that, and with nothing after it.
      const calendar = calendarIn(kind);
      const leaving = command.type === 'Leave' && calendar !== undefined && kind === calendarKinds[calendar].off;
      if (this.gone.has(to) && !leaving) this.wrong.push(`${kind} to ${to}, who has left`);
      const n = Number(about.split('.')[1]);
      if (calendar) this.#enter(calendar, { kind, about, before });
      if (kind === 'action-check-in' && !this.#looksAfter(to, before)) this.wrong.push(`${to} is asked of nothing`);
      if (kind === 'action-stalled' && !this.#isWaitedFor(n)) this.wrong.push(`Action ${n} is over, and stalled`);
    }
    const same = acting.decide(command, this.state);
    if (command.type !== 'Due' && command.type !== 'Progress' && !isRefusal(same) && same.length > 0)
      this.wrong.push(`${command.type} twice comes to more than once: ${same.map(({ name }) => name)}`);
  }

  #enter(calendar: Calendar, { kind, about, before }: { kind: string; about: string; before: PlanState }): void {
    const [, n, number, to] = about.split('.');
    const key = `${calendar} ${n} ${to}`;
    if ((this.#numbers.get(key) ?? -1) >= Number(number))
      this.wrong.push(`${kind} ${about} is not newer in a calendar`);
    this.#numbers.set(key, Number(number));
    const start = before.status === 'open' ? convenedIn(before, calendar, Number(n))?.start : undefined;
    this.calendars.set(key, kind === calendarKinds[calendar].word ? start : undefined);
  }

  #looksAfter(who: string, state: PlanState): boolean {
    if (state.status !== 'open') return false;
    return state.actions.some(one => isWork(one) && carersOf(state, one).some(carer => carer.person === who));
  }

  #isWaitedFor(n: number): boolean {
    return this.plan?.actions.some(one => one.n === n && isWaitedFor(one)) ?? false;
  }

  /** The clock goes on; all that falls due is done in its order. */
  goesOn(hours: number): void {
    const until = plusHours(this.at, hours);
    for (let looks = 0; ; looks += 1) {
      const due = shelf.due(this.state);
      if (due === undefined || due > until) break;
      if (looks > 300) throw new Error('It never comes to rest');
      if (due > this.at) this.at = due;
      const here = [...everyone.filter(one => !this.gone.has(one.person)), ...steering];
      this.does({ type: 'Due', dialogue: 'd1', by: 'program', at: this.at, everyone: here, steering, unsent: [] });
    }
    this.at = until;
  }
}

/** In which calendar a kind of mail writes, if in any. */
const calendarIn = (kind: string): Calendar | undefined =>
  (['meeting', 'event'] as const).find(one => Object.values<string>(calendarKinds[one]).includes(kind));

const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const n = fc.integer({ min: 1, max: 6 });
const who = some(everyone);
const maybe = fc.option(who, { nil: undefined });
const days = fc.integer({ min: 0, max: 60 });

type Act = (world: World) => void;
type Of = { readonly dialogue: string; readonly by: string; readonly at: string };

const act = <T>(arbitrary: fc.Arbitrary<T>, command: (of: Of, told: T, today: string) => Command): fc.Arbitrary<Act> =>
  arbitrary.map(told => world => {
    const of = { dialogue: 'd1', by: 'staff:u1', at: world.at };
    world.does(command(of, told, localDate(program.timeZone, world.at)));
  });

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: act(fc.tuple(n, fc.array(who, { maxLength: 2 })), (of, [title, proposers]) => ({
      type: 'Propose',
      ...of,
      title: `Idea ${title}`,
      proposers: proposers.filter((one, i) => proposers.indexOf(one) === i),
    })),
  },
  {
    weight: 2,
    arbitrary: act(fc.integer({ min: 0, max: 9 }), (of, later, today) => ({
      type: 'OpenVoting',
      ...of,
      until: plusLocalDays(today, later),
      dots: 3,
    })),
  },
  {
    weight: 6,
    arbitrary: act(fc.tuple(who, fc.array(n, { maxLength: 5 })), (of, [one, dots]) => ({
      type: 'Vote',
      ...of,
      participant: one.participant ?? '',
      dots,
    })),
  },
  {
    weight: 2,
    arbitrary: act(fc.tuple(n, fc.nat({ max: 3 }), fc.array(n, { maxLength: 9 })), (of, [sheet, people, dots]) => ({
      type: 'EnterSheet',
      ...of,
      sheet,
      people,
      dots,
    })),
  },
  act(fc.constant(0), of => ({ type: 'CloseVoting', ...of })),
  {
    weight: 3,
    arbitrary: act(fc.tuple(n, maybe, maybe), (of, [title, convener, facilitator]) => ({
      type: 'FormGroup',
      ...of,
      title: `Group ${title}`,
      convener,
      facilitator,
    })),
  },
  act(fc.tuple(n, maybe, maybe), (of, [group, convener, facilitator]) => ({
    type: 'ChangeGroup',
    ...of,
    group,
    convener,
    facilitator,
  })),
  act(fc.tuple(n, n), (of, [group, into]) => ({ type: 'MergeGroups', ...of, group, into })),
  act(fc.constant(0), of => ({ type: 'OfferGroups', ...of })),
  {
    weight: 4,
    arbitrary: act(fc.tuple(n, fc.array(who, { minLength: 1, maxLength: 3 })), (of, [group, people]) => ({
      type: 'JoinGroup',
      ...of,
      group,
      who: people,
    })),
  },
  act(fc.tuple(n, who), (of, [group, one]) => ({ type: 'LeaveGroup', ...of, group, who: [one] })),
  act(fc.tuple(n, n), (of, [group, text]) => ({ type: 'TellGroup', ...of, group, text: `Word ${text}` })),
  {
    weight: 4,
    arbitrary: act(fc.tuple(n, days), (of, [group, ahead], today) => ({
      type: 'PlanMeeting',
      ...of,
      group,
      wished: { date: plusLocalDays(today, ahead), time: '18:00', minutes: 90, place: 'Library' },
    })),
  },
  act(fc.tuple(n, days), (of, [meeting, ahead], today) => ({
    type: 'MoveMeeting',
    ...of,
    meeting,
    wished: { date: plusLocalDays(today, ahead), time: '18:00', minutes: 90, place: 'Library' },
  })),
  act(n, (of, meeting) => ({ type: 'CancelMeeting', ...of, meeting })),
  act(n, (of, group) => ({ type: 'CloseGroup', ...of, group })),
  {
    weight: 4,
    arbitrary: act(fc.tuple(n, n, maybe, days), (of, [one, group, owner, later], today) => ({
      type: 'Adopt',
      ...of,
      n: one,
      group,
      owner,
      date: plusLocalDays(today, later),
    })),
  },
  act(fc.tuple(n, maybe, days), (of, [one, owner, later], today) => ({
    type: 'Amend',
    ...of,
    n: one,
    owner,
    date: plusLocalDays(today, later),
  })),
  {
    weight: 4,
    arbitrary: act(fc.tuple(n, some(['in-progress', 'blocked', 'done'] as const)), (of, [one, status]) => ({
      type: 'Progress',
      ...of,
      n: one,
      status,
      reason: 'money',
    })),
  },
  act(n, (of, one) => ({ type: 'Drop', ...of, n: one, reason: 'other' })),
  act(n, (of, one) => ({ type: 'NotTake', ...of, n: one, reason: 'other' })),
  { weight: 2, arbitrary: act(fc.tuple(n, n), (of, [one, into]) => ({ type: 'Merge', ...of, n: one, into })) },
  act(n, (of, one) => ({ type: 'Refer', ...of, n: one, body: 'commission' })),
  act(n, (of, one) => ({ type: 'Answer', ...of, n: one, text: 'Yes.' })),
  act(days, (of, earlier, today) => ({
    type: 'HoldForum',
    ...of,
    on: plusLocalDays(today, -earlier),
    days: [30, 90, 180],
  })),
  act(days, (of, later, today) => ({
    type: 'PlanEvent',
    ...of,
    kind: 'update',
    wished: { date: plusLocalDays(today, later), time: '18:00', minutes: 120, place: 'Library' },
  })),
  act(fc.tuple(n, days), (of, [event, later], today) => ({
    type: 'MoveEvent',
    ...of,
    event,
    wished: { date: plusLocalDays(today, later), time: '18:00', minutes: 120, place: 'Library' },
  })),
  act(n, (of, event) => ({ type: 'CancelEvent', ...of, event })),
  act(n, (of, event) => ({ type: 'HoldEvent', ...of, event })),
  who.map(one => (world: World) => {
    for (const id of [one.person, one.participant ?? '']) world.gone.add(id);
    world.does({ type: 'Leave', dialogue: 'd1', by: 'program', at: world.at, unsent: [], ...one });
  }),
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 24 * 40 }).map(hours => (world: World) => world.goesOn(hours)) },
);

const lives = (looked: (world: World) => void, { seed, numRuns }: { seed: number; numRuns: number }) =>
  fc.assert(
    fc.property(fc.array(acts, { minLength: 10, maxLength: 60 }), all => {
      const world = new World();
      for (const one of all) {
        one(world);
        looked(world);
      }
      if (world.wrong.length > 0) throw new Error([...world.wrong, ...world.story].join('\n'));
    }),
    { seed, numRuns },
  );

describe('whatever happens to what a dialogue comes to', () => {
  it('nobody has more dots than a person has, and no sheet more than its people', () =>
    lives(
      ({ plan }) => {
        const voting = plan?.voting;
        if (voting?.status !== 'open') return;
        for (const { dots } of voting.ballots) expect(dots.length).toBeLessThanOrEqual(voting.dots);
        for (const { people, dots } of voting.sheets) expect(dots.length).toBeLessThanOrEqual(people * voting.dots);
        const ideas = plan?.actions.filter(({ status }) => status === 'proposed' || status === 'prioritized') ?? [];
        for (const { dots } of [...voting.ballots, ...voting.sheets])
          for (const dot of dots) expect(ideas.map(one => one.n)).toContain(dot);
      },
      { seed: 21, numRuns: 150 },
    ));

  it('merging keeps everything: numbers, who proposed it, dots, and every action in a group that there is', () =>
    lives(
      ({ plan, proposed, gone }) => {
        if (!plan) return;
        expect(plan.actions.map(one => one.n)).toEqual(plan.actions.map((_, i) => i + 1));
        const still = new Set(
          plan.actions.filter(({ status }) => status !== 'merged').flatMap(one => one.proposers.map(who => who.person)),
        );
        for (const one of proposed) if (!gone.has(one)) expect(still).toContain(one);
        for (const one of plan.actions.filter(isOpenAction))
          expect(plan.groups.find(group => group.n === one.group)?.status).toBe('open');
      },
      { seed: 22, numRuns: 150 },
    ));

  it('only what somebody waits for stalls, what is silent for long has stalled, and the clock comes to rest', () =>
    lives(
      ({ plan, at }) => {
        for (const one of plan?.actions ?? []) {
          if (!isWaitedFor(one)) expect(one).not.toHaveProperty('stalledAt');
          expect((stallsAt(one) ?? plusHours(at, 1)) > at, `action ${one.n}`).toBe(true);
        }
        const due = plan && shelf.due(plan);
        if (plan && due !== undefined && due <= at) {
          // Something that was done just now is due at once: the clock's next look.
          expect(plan.tellings.some(one => one.due <= at) || due === at).toBe(true);
        }
      },
      { seed: 23, numRuns: 150 },
    ));

  it('what stands in calendars is what lies ahead: a meeting for its group, an event for everyone, and for nobody else, when all is told', () =>
    lives(
      ({ plan, at, calendars, gone }) => {
        const all = plan ? [...plan.meetings, ...plan.events] : [];
        for (const one of all) {
          if (one.start <= at || one.tellAt !== undefined) continue;
          const calendar = calendarOf(one);
          const here = [...everyone, ...steering].filter(({ person: id }) => !gone.has(id));
          const group =
            'group' in one
              ? plan?.groups.find(({ n: own, status }) => own === one.group && status === 'open')
              : undefined;
          const asked = 'group' in one ? (group ? peopleIn(group) : []) : here;
          const people = one.status === 'planned' ? asked.map(({ person: id }) => id) : [];
          const has = [...calendars].flatMap(([key, start]) =>
            key.startsWith(`${calendar} ${one.n} `) && start !== undefined ? [[key.split(' ')[2], start]] : [],
          );
          expect(has.map(([id]) => id).sort()).toEqual([...people].sort());
          for (const [, start] of has) expect(start).toBe(one.start);
        }
      },
      { seed: 25, numRuns: 200 },
    ));

  it('the same once more changes nothing, nobody is told twice or of what is over, and no decision addresses more than twenty', () =>
    lives(() => undefined, { seed: 24, numRuns: 300 }));
});
