import { alone, handle, load } from '../../platform/ledger.ts';
import { figures } from '../../program/neighborhoods.ts';
import { program } from '../../program/settings.ts';
import { planById } from '../action/questions.ts';
import { actingIn } from '../action/seen.ts';
import { circlesIn } from '../circles/questions.ts';
import { everywhere, hasReached, isOpen, type KnownDialogue } from '../dialogue.ts';
import { everyoneWithPlace } from '../registration/questions.ts';
import { countOf, type Participant, type Scope } from './groups.ts';
import { type Meter, outsideMeter, staffMeter } from './meter.ts';
import { type OutsideCommand, outsides, tellingOutside } from './outside.ts';
import { fewText } from './sentences.ts';

const room = alone(outsides, tellingOutside);

/** The dialogue's own areas, or all of them. */
export const scopeOf = ({ area }: Pick<KnownDialogue, 'area'>): Scope => ({
  areas: area === undefined || area === everywhere ? program.areas.map(({ id }) => id) : [area],
});

/** Everyone who takes part, with how far she has come: who walked in was there, and whoever stands on the record of a session; who looks after a group or an action acts. */
export async function peopleIn(dialogue: string): Promise<readonly Participant[]> {
  const [all, circles, plan] = await Promise.all([
    everyoneWithPlace(dialogue),
    circlesIn(dialogue),
    planById(dialogue),
  ]);
  const acting = actingIn(plan);
  const sheets = circles.flatMap(({ sessions }) => sessions.flatMap(one => one.sheets));
  const attended = new Set(sheets.flatMap(one => one.attended));
  return all.map(({ state: { person, walkedIn, answers } }) => ({
    area: answers.area,
    ageBand: answers.ageBand,
    language: answers.ownLanguage,
    background: answers.background,
    stage: acting.has(person) ? 'active' : walkedIn || attended.has(person) ? 'attending' : 'registered',
  }));
}

/** The meter for the staff, of those who take part now. Its cost grows with this dialogue, and with no earlier one. */
export async function meterForStaff(dialogue: string, state: KnownDialogue): Promise<Meter> {
  const scope = scopeOf(state);
  return staffMeter(countOf(await peopleIn(dialogue), scope), scope, figures);
}

/** While something can be done, of which groups few have come, in sentences for the staff: from the opening of registration until people act. */
export async function fewNow(dialogue: string, state: KnownDialogue, language: string): Promise<readonly string[]> {
  const canStill = isOpen(state) && hasReached(state.status, 'recruiting') && !hasReached(state.status, 'action');
  if (!canStill) return [];
  const { few } = await meterForStaff(dialogue, state);
  return few.map(one => fewText(one, language));
}

/** The meter as everybody may see it: of what was told alone. Undefined while nothing was. */
export async function meterForEveryone(dialogue: string): Promise<Meter | undefined> {
  const state = await load(outsides, dialogue);
  if (state.status === 'none' || state.told.registered.whole === 0) return undefined;
  return outsideMeter(state.told, { areas: state.areas }, figures);
}

interface Occasion {
  readonly cause: string;
  readonly at: string;
  readonly correlation?: string;
}

const decide = (dialogue: string, command: OutsideCommand, { cause, at, correlation }: Occasion) =>
  handle(room, { self: dialogue }, { command, cause, by: 'program', at, ...(correlation && { correlation }) });

/** As the dialogue stands now: telling begins with registration, and ends with the dialogue. */
export async function meterFollows(dialogue: string, state: KnownDialogue, occasion: Occasion) {
  const { at } = occasion;
  if (!isOpen(state)) return decide(dialogue, { type: 'End', at }, occasion);
  if (!hasReached(state.status, 'recruiting')) return { outcome: 'nothing' };
  return decide(dialogue, { type: 'Begin', areas: scopeOf(state).areas, at }, occasion);
}

/** It is time to tell on. */
export async function meterDue(dialogue: string, occasion: Occasion) {
  const [state, people] = await Promise.all([load(outsides, dialogue), peopleIn(dialogue)]);
  const areas = state.status === 'none' ? [] : state.areas;
  return decide(dialogue, { type: 'Tell', counted: countOf(people, { areas }), at: occasion.at }, occasion);
}
