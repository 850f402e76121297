import type { KnownDialogue } from '../dialogue.ts';
import { type FirstName, firstNamesOf, type Seeing } from '../first-names.ts';
import { placedIn } from '../registration/questions.ts';
import { everyoneIn, type KnownCircle, type Session } from './circle.ts';
import { needsIn, type SheetFacts } from './sheet.ts';

/** Those of a circle by first name and by the ids of their registrations. */
export async function namesIn(circle: KnownCircle, dialogue: string, seeing: Seeing) {
  const [placed, names] = await Promise.all([placedIn(dialogue), firstNamesOf(everyoneIn(circle), seeing)]);
  const people = circle.people.flatMap((person): readonly (FirstName & { readonly person: string })[] => {
    const [one, name] = [placed.find(known => known.person === person), names.get(person)];
    return one && name !== undefined ? [{ id: one.id, person, name }] : [];
  });
  const facilitators = circle.facilitators.flatMap(person => names.get(person) ?? []);
  return { placed, people: people.toSorted((a, b) => a.name.localeCompare(b.name)), facilitators };
}

interface Of {
  readonly id: string;
  readonly state: KnownDialogue;
  readonly circle: KnownCircle;
  readonly session: Session;
}

/** All that the sheet of a session says, its people by first name. */
export async function sheetFor({ id, state, circle, session }: Of, seeing: Seeing): Promise<SheetFacts> {
  const { placed, people, facilitators } = await namesIn(circle, id, seeing);
  const { start, minutes, n } = session;
  return {
    topic: state.topic,
    circle: circle.number,
    session: n,
    start,
    minutes,
    place: state.venues.find(one => one.id === session.place)?.title ?? '',
    language: circle.language,
    interpreted: circle.interpreted,
    facilitators,
    people: people.map(({ id: registration, name }) => ({ id: registration, name })),
    needs: needsIn(circle, { placed }),
  };
}
