import { type Html, html, type Piece } from '../../platform/html.ts';
import { nameOfField, type Places, Sheet } from '../../platform/sheet.ts';
import { type DeskWords, deskWords } from '../../program/desk-words.ts';
import { form } from '../page/frame.ts';
import type { Act, AtDesk, Refused, Room } from '../page/room.ts';
import { conflictNotice, conflictsIn } from './conflict.ts';
import { hidden } from './fields.ts';

export type Said = DeskWords['forms'];

/** What an act's form is made with. */
export interface Asking {
  readonly params: Readonly<Record<string, string>>;
  readonly staff: AtDesk;
  readonly said: Said;
  /** With what was typed, after a refusal. */
  readonly refused: Refused | undefined;
}

/** The questions of an act, and what they are called; none where the button says all. */
export interface Asked {
  readonly fields?: (sheet: Sheet) => Piece;
  readonly places?: Readonly<Record<string, string>>;
  /** What is known already, where nothing was typed yet. */
  readonly values?: URLSearchParams;
  /** What it is called as things stand, where one door is for several. */
  readonly words?: keyof Said['acts'];
}

/** Something that staff do for someone: a page of its own with one sentence on what will happen. */
export interface ActForm {
  /** The staff's door that it goes through. */
  readonly door: string;
  /** Its own address, where it is not that of the door. */
  readonly place?: string;
  /** The page that one comes from and goes back to, where it is not the person's. */
  readonly home?: (params: Readonly<Record<string, string>>) => string;
  readonly words: keyof Said['acts'];
  /** Blanks of its sentence. */
  readonly blanks?: Readonly<Record<string, string | number>>;
  readonly of: 'household' | 'navigator';
  /** Whose page one comes from and goes back to, by the address's parameters. */
  readonly person: (params: Readonly<Record<string, string>>) => string;
  /** What is asked as things stand; undefined: it cannot be done now. Left out: nothing is asked. */
  readonly ask?: (asking: Asking) => Promise<Asked | undefined> | Asked | undefined;
  readonly body?: Act['body'];
  /** It ends something: its button is another one. */
  readonly ends?: true;
  /** What someone else was faster to tell stands; else pressed again it is taken by her word. */
  readonly stands?: true;
}

/** Where an act's form stands at the desk: beside the staff's door. */
export const placeOfAct = ({ door, place }: Pick<ActForm, 'door' | 'place'>): string =>
  place ?? door.replace(/^\w+ \/staff/, '/desk').replace('/arrivals/', '/households/');

/** The address of an act for one of them. */
export const addressOfAct = (act: ActForm, id: string): string => placeOfAct(act).replace('{id}', id);

const pageOf = { household: '/desk/households/', navigator: '/desk/navigators/' } as const;

/** The page of whom an act is about. */
export const personPage = ({ of, person, home }: ActForm, params: Readonly<Record<string, string>>): string =>
  home?.(params) ?? `${pageOf[of]}${person(params)}`;

/** The button that does it: one that ends something looks like it. */
export const press = (label: string, ends: boolean | undefined): Html =>
  html`<p class="act"><button${ends && { markup: ' class="danger"' }}>${label}</button></p>`;

/** The room of an act: its sentence and its form, with what was typed and what is wrong. */
export const actRoom =
  (act: ActForm): Room =>
  async ({ params }, staff, refused) => {
    const { forms: said } = deskWords(staff.language);
    const asked = act.ask ? await act.ask({ params, staff, said, refused }) : {};
    if (!asked) return undefined;
    const now = { ...act, ...(asked.words && { words: asked.words }) };
    const { title, button } = said.acts[now.words];
    const places: Places = new Map(Object.entries(asked.places ?? {}));
    const values = refused?.values ?? asked.values ?? new URLSearchParams();
    const errors = refused?.faults ?? [];
    const sheet = new Sheet({ language: staff.language, values, errors, forOthers: true }, () => places);
    const inner = html`${asked.fields?.(sheet)}${press(button, act.ends)}`;
    const conflicts = refused ? conflictsIn(refused) : [];
    const both = conflicts.length > 0 && conflictNotice(staff, { conflicts, places, stands: act.stands ?? false });
    return {
      title,
      room: act.of === 'household' ? 'households' : 'navigators',
      trail: { href: personPage(act, params), label: said.back[act.of] },
      places,
      ...(both && { saysItself: true }),
      body: html`${both}<div class="card narrow"><p class="lead">${sentence(now, said)}</p>${form(staff, addressWith(act, params), inner)}</div>`,
    };
  };

/** What will happen. */
export const sentence = ({ words, blanks = {} }: ActForm, said: Said): string =>
  said.acts[words].what.replace(/\{(\w+)\}/g, (_, blank: string) => String(blanks[blank] ?? ''));

const addressWith = (act: ActForm, params: Readonly<Record<string, string>>): string =>
  placeOfAct(act).replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

/** The way of an act's form. */
export const actOf = (act: ActForm): Act => ({
  door: act.door,
  room: actRoom(act),
  onward: params => personPage(act, params),
  ...(act.body && { body: act.body }),
});

/** What a form shows of what it changes, by the door's fields; what is not there was empty. */
type Stands = Readonly<Record<string, string | number | undefined>>;

const seenPrefix = 'seen.';

/** The fields that say what was seen: nothing may be changed that has changed since. Where nothing stood there, `looked` says that it was looked at. */
function seenFields(seen: Stands): Html {
  const fields = Object.entries(seen).filter(([, value]) => value !== undefined);
  return hidden(
    (fields.length > 0 ? fields : [['looked', 'yes']]).map(([name, value]) => [`${seenPrefix}${name}`, String(value)]),
  );
}

/**
 * What she says that she saw: what stands now; of a form that comes back, what she saw first, and of what collided what stands now, for that
 * she has read. What only others have changed stays unseen: pressed again, it stays theirs. `whole`: it is one thing, and stands or falls as one.
 */
export function seenOf({ refused }: Pick<Asking, 'refused'>, now: Stands, { whole = false } = {}): Html {
  const first = [...(refused?.values ?? [])].filter(([name]) => name.startsWith(seenPrefix));
  const conflicts = refused ? conflictsIn(refused) : [];
  if (first.length === 0 || (whole && conflicts.length > 0)) return seenFields(now);
  const before = Object.fromEntries(first.map(([name, value]) => [name.slice(seenPrefix.length), value]));
  const read = conflicts.map(({ pointer, now: value }) => [nameOfField(pointer), value as string | undefined] as const);
  return seenFields({ ...before, ...Object.fromEntries(read) });
}
