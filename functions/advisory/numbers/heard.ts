import { gapCount } from '../../belonging/questions.ts';
import { arrivalById, type Household } from '../../intake/questions.ts';
import { type MatchState, matchOf } from '../../pairing/questions.ts';
import { fingerprint } from '../../platform/kernel/ids.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { handle, load } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { unlistedLanguage } from '../../program/words.ts';
import { weekOf } from '../week.ts';
import { households, numbers } from './count.ts';
import { type Counted, closingWeek } from './counting.ts';
import { countingRoom, tallyingRoom } from './room.ts';
import { moreOf, type Tallied } from './tallies.ts';
import { dialoguesTally } from './tally.ts';

/** The circumstances of a fact. */
interface Heard {
  readonly cause: string;
  /** Now. */
  readonly at: string;
}

/** The week at an instant, in the program's place. */
const weekAt = (at: string): string => weekOf(localDate(program.timeZone, at));

/** A week that another one ended meanwhile is looked at again; twice in a row that does not happen. */
const looks = 3;

async function count(mark: string, { counted, times }: { counted: Counted; times: number }, { cause, at }: Heard) {
  const week = weekAt(at);
  for (let look = 1; look <= looks; look++) {
    const closing = closingWeek(await load(numbers, households), week);
    // No story is handed on: what is kept here outlives the household's own records, and must not lead back to it.
    const done = await handle(
      countingRoom,
      { mark, numbers: households, telling: closing },
      { command: { counted, times, week, closing }, cause, by: 'program', at },
    );
    if (done.outcome !== 'refused') return { outcome: done.outcome };
  }
  throw new Error('The week that counts moves on and on');
}

/** It had to wait where nobody was found before anyone had been asked. Facts overtake one another, and the search itself does not. */
function kindOf(waits: boolean, match: MatchState): 'found' | 'waited' {
  const past = 'past' in match ? match.past : [];
  const waited = waits || ('told' in match && match.told.includes('nobody-fits'));
  return waited && past.length === 0 ? 'waited' : 'found';
}

/** A household's own language is the one that it named first; its regions and scripts are one. */
function ownLanguage({ languages: [first] }: Household): string | undefined {
  return first && first.code !== unlistedLanguage ? new Intl.Locale(first.code).language : undefined;
}

/** It is known whether there is a navigator for a household: it counts, with what it asked for. Of one that is forgotten already nothing does. */
export async function sought(arrival: string, { waits, ...heard }: Heard & { readonly waits: boolean }) {
  const [state, match] = await Promise.all([arrivalById(arrival), matchOf(arrival)]);
  if (!('household' in state)) return { outcome: 'gone' };
  const { needs } = state.household;
  const language = ownLanguage(state.household);
  const household = { kind: kindOf(waits, match), needs: [...new Set(needs)], ...(language && { language }) };
  return count(fingerprint(`numbers ${arrival}`), { counted: { type: 'household', household }, times: 1 }, heard);
}

/** A need could not be met: as often as that is known of its month by now. A tick that is taken back and made again is one. */
export async function lacking({ need, month }: { need: string; month: string }, heard: Heard) {
  const times = await gapCount(need, month);
  return count(`${need}.${month}`, { counted: { type: 'unmet', need }, times }, heard);
}

/** Something of a dialogue that is counted: each once, under a number that leads back to nobody. No story is handed on, as above. */
export async function tallied(fact: Tallied, { cause, at }: Heard) {
  const week = weekAt(at);
  const done = await Promise.all(
    moreOf(fact).map(({ tally, within, once }) =>
      handle(
        tallyingRoom,
        { mark: fingerprint(`numbers ${tally} ${once}`), tally: dialoguesTally },
        { command: { tally, within, week }, cause, by: 'program', at },
      ),
    ),
  );
  return { outcome: done.some(({ outcome }) => outcome === 'done') ? 'done' : 'nothing' };
}
