import { atOnce, pressingAtOnce } from '../at-once.ts';
import { fieldsOf, formWith } from '../year/page.ts';
import type { World } from '../year/world.ts';
import type { Gathering } from './gathering.ts';
import type { Sessions } from './sessions.ts';
import type { Staff } from './staff.ts';

/** Of the day of the forum, in days: when votes are counted, it is agreed what to do, people are told how it goes, and it is celebrated. */
export const ahead = { counted: 4, agreed: 5, update: 60, celebrated: 138, lastCheckIn: 182 } as const;

/** An action that somebody looks after. */
interface Action {
  readonly n: number;
  endedAt?: string;
  readonly owner: string;
  /** How it ends, as its owner will tell. */
  readonly ends: 'done' | 'blocked' | 'drop' | 'referred';
}

const groups = [
  'Getting around',
  'Tools and sheds',
  'A street party',
  'School mornings',
  'Evening classes',
  'A garden',
];
const actionsOfAGroup = 2;
const endings: readonly Action['ends'][] = ['done', 'done', 'blocked', 'done', 'drop', 'referred'];

/** What owners tell each time: that it has begun, how it ends, and what was blocked goes on and is done. */
const howInRound = {
  first: () => 'in-progress',
  second: (ends: Action['ends']) => ends,
  third: (ends: Action['ends']) => (ends === 'blocked' ? 'done' : undefined),
} as const;

/** What a dialogue comes to: ideas, dots, groups, actions, what their owners tell, and how it is celebrated. */
export class Acting {
  readonly #world: World;
  readonly #staff: Staff;
  readonly #gathering: Gathering;
  readonly #sessions: Sessions;
  readonly #actions: Action[] = [];
  /** So many have put their dots by link. */
  votes = 0;
  /** So often somebody has told by link how it goes. */
  tellings = 0;
  #ideas = 0;

  constructor(
    world: World,
    { staff, gathering, sessions }: { staff: Staff; gathering: Gathering; sessions: Sessions },
  ) {
    this.#world = world;
    this.#staff = staff;
    this.#gathering = gathering;
    this.#sessions = sessions;
  }

  /** The day of the forum: what circles would like to do is put down, two ideas are one, and everyone is asked. */
  async opens(): Promise<void> {
    const count = groups.length * actionsOfAGroup + 2;
    for (let n = 1; n <= count; n++) {
      const circle = this.#sessions.circle(n);
      await this.#staff.does('ideas', {
        title: `${groups[(n - 1) % groups.length]}, idea ${n}`,
        ...(circle && { circle: circle.number, proposers: circle.participants.slice(0, 1) }),
      });
    }
    this.#ideas = count;
    await this.#staff.does('forum', { date: this.#world.today() });
    await this.#staff.does('actions/merge', { action: count, into: count - 1 });
    await this.#staff.does('voting/open', { until: this.#world.inDays(ahead.counted - 1) });
    await this.#world.runner.settle();
  }

  /** The day after: everyone who has a link puts her dots; those of the others stand on sheets of paper. */
  async putsDots(): Promise<void> {
    const addresses = this.#gathering.cast.participants.flatMap(({ email }) => email ?? []);
    await atOnce([...addresses.entries()], pressingAtOnce, async ([i, address]) => {
      const link = this.#gathering.linkTo(address, 'vote');
      if (link === undefined) return;
      await this.#world.as(address, 'vote', async () => {
        const page = await this.#world.open(link);
        const form = formWith(page, 'save');
        const names = form ? fieldsOf(form).filter(name => name.startsWith('dots-')) : [];
        const [first, second] = [names[i % names.length], names[(i + 3) % names.length]];
        if (!first || !second) return;
        await this.#world.press(page, 'save', { [first]: '2', [second]: '1' });
        this.votes++;
      });
    });
    await this.#staff.does('voting/sheets', {
      sheet: 1,
      people: 6,
      dots: [
        { action: 1, dots: 9 },
        { action: 2, dots: 9 },
      ],
    });
    await this.#world.runner.settle();
  }

  /** Votes are counted, groups formed, and what they take on has an owner and a date. */
  async agrees(): Promise<void> {
    await this.#staff.does('voting/close', {});
    for (const [i, title] of groups.entries()) {
      const circle = this.#sessions.circle(i + 1);
      const [convener, facilitator] = [circle?.participants[0], circle?.facilitators[0]];
      await this.#staff.does('groups', { title, convener, facilitator });
    }
    for (let n = 1; n <= groups.length * actionsOfAGroup; n++) {
      const owner = this.#sessions.reachable(n);
      const group = ((n - 1) % groups.length) + 1;
      await this.#staff.does('actions/adopt', {
        action: n,
        group,
        owner: owner?.id,
        date: this.#world.inDays(40 + 5 * n),
      });
      if (owner) this.#actions.push({ n, owner: owner.email, ends: endings[n % endings.length] ?? 'done' });
    }
    await this.#staff.does('actions/not-taken', { action: this.#ideas - 1, reason: 'not-ours' });
    await this.#world.runner.settle();
  }

  /** Who looks after something tells how it goes, by the link of her newest mail: that it has begun, then how it ends. Staff refer what a body has to answer. */
  async tells(round: keyof typeof howInRound): Promise<void> {
    for (const action of this.#actions) {
      const { n, owner, ends } = action;
      if (ends === 'referred') {
        if (round === 'first') await this.#staff.does('actions/refer', { action: n, body: 'commission' });
        if (round === 'second')
          await this.#staff.does('actions/answer', { action: n, text: 'From June on there is a bus at eight.' });
        continue;
      }
      const how = howInRound[round](ends);
      if (how === undefined) continue;
      const link = this.#gathering.linkTo(owner, 'action');
      if (link === undefined) {
        this.#world.troubles.push(`${owner} has no link to her action`);
        continue;
      }
      await this.#world.as(owner, `action ${n}`, async () => {
        let page = await this.#world.open(link);
        if (!formWith(page, 'tell')) page = await this.#world.press(page, String(n));
        await this.#world.press(page, 'tell', {
          how,
          ...(how === 'blocked' && { blocked: 'money' }),
          ...(how === 'drop' && { drop: 'not-possible' }),
        });
        this.tellings++;
        if (how === 'done' || how === 'drop') action.endedAt = this.#world.now();
      });
    }
    await this.#world.runner.settle();
  }

  /** Who looks after something, and since when it is over; what a body has to answer is with the body. */
  owners(): readonly { readonly address: string; readonly endedAt: string | undefined }[] {
    return this.#actions.flatMap(({ owner, ends, endedAt }) =>
      ends === 'referred' ? [] : [{ address: owner, endedAt }],
    );
  }

  /** Everyone is invited to an event in two weeks. */
  async invites(kind: 'update' | 'celebration'): Promise<void> {
    await this.#staff.does('events', {
      ...{ kind, date: this.#world.inDays(14), time: '18:00', minutes: 120, place: 'Main Library' },
    });
    await this.#world.runner.settle();
  }

  /** It was held. */
  async held(event: number): Promise<void> {
    await this.#staff.does('events/held', { event });
    await this.#world.runner.settle();
  }
}
