import { eitherOf, seenField, seenIn } from '../../platform/deciding.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Sayings } from '../../platform/in-words.ts';
import type { Places } from '../../platform/sheet.ts';
import { type DeskWords, deskWords } from '../../program/desk-words.ts';
import { fill, whenText } from '../../program/words.ts';
import { form } from '../page/frame.ts';
import type { AtDesk, Refused, Shown } from '../page/room.ts';
import { hidden } from './fields.ts';
import { inWords } from './in-words.ts';

/** A field that two have changed, as the staff's door tells it. */
export interface Conflict {
  readonly pointer: string;
  readonly now?: unknown;
  readonly sent?: unknown;
  readonly by?: string;
  readonly at?: string;
}

/** What a refusal tells of fields that two have changed; none where it is another one. */
export const conflictsIn = ({ problem }: Refused): readonly Conflict[] =>
  (problem as { conflicts?: readonly Conflict[] } | undefined)?.conflicts ?? [];

interface Deciding {
  readonly conflicts: readonly Conflict[];
  readonly values: URLSearchParams;
  readonly seen: Readonly<Record<string, unknown>>;
  readonly places: Places;
  readonly action: string;
}

const fieldOf = ({ pointer }: Conflict): string => pointer.slice(1);

/**
 * What a form says that it saw: what stands now; of one that comes back, what was seen first, and of what collided what stands now, for that she
 * has read. What only others have changed stays unseen: pressed again, it stays theirs. `whole`: what stands now is what was read.
 */
export function seenOnce(own: Refused | undefined, now: unknown, { whole = false } = {}): Html {
  const before = own && seenIn(own.values);
  const read = own ? conflictsIn(own).map(one => [fieldOf(one), one.now] as const) : [];
  if (whole && read.length > 0) return seenField(now);
  return seenField(before ? { ...before, ...Object.fromEntries(read) } : now);
}

/** Both beside each other, for each field that collides: nothing is saved before it is decided, and nothing is lost. */
export function decisionPage(staff: AtDesk, { conflicts, values, seen, places, action }: Deciding): Shown {
  const { forms: said } = deskWords(staff.language);
  const now = Object.fromEntries(conflicts.map(one => [fieldOf(one), one.now]));
  const read = { ...seen, ...now };
  const inner = html`${hidden([['seen', JSON.stringify(read)], ...values])}
${conflicts.map(one => both(one, { staff, said, places }))}<p class="act"><button>${said.conflict.save}</button></p>`;
  return {
    title: said.conflict.title,
    body: html`<p class="lead">${said.conflict.lead}</p>${form(staff, action, inner)}`,
    places,
    status: 409,
    saysItself: true,
  };
}

/** Of an id so much tells people apart. */
const enough = 8;

/** Who changed it, in words: others on the staff by the beginning of the id of their sign-in, as it stands in the journal. */
function whoText(by: string, { staff, said }: Pick<Showing, 'staff' | 'said'>): string {
  if (by === staff.by) return said.conflict.who.you;
  const [role = '', id = ''] = by.split(':');
  const names: Readonly<Record<string, string>> = said.conflict.who;
  return fill(names[role] ?? by, { id: id.slice(0, enough) });
}

interface Showing {
  readonly staff: AtDesk;
  readonly said: DeskWords['forms'];
  readonly places: Places;
}

function both(one: Conflict, { staff, said, places }: Showing): Html {
  const field = fieldOf(one);
  const title = places.get(one.pointer) ?? field;
  const value = (held: unknown): string => inWords(field, held, staff.language) || said.conflict.empty;
  const about =
    one.by &&
    one.at &&
    fill(said.conflict.by, { who: whoText(one.by, { staff, said }), when: whenText(one.at, staff.language) });
  const theirs = { label: said.conflict.theirs, value: value(one.now), about };
  const mine = { label: said.conflict.mine, value: value(one.sent) };
  return html`<div class="card" id="${field}">${eitherOf(field, { title, theirs, mine })}</div>`;
}

interface Noticing {
  readonly conflicts: readonly Conflict[];
  readonly places: Places;
  /** What was told first stands until it is taken back. */
  readonly stands: boolean;
  /** How codes are said that only this form has. */
  readonly own?: Sayings;
}

/** Both above the form of an act, with what she typed in it: nothing was changed. */
export function conflictNotice(staff: AtDesk, { conflicts, places, stands, own = {} }: Noticing): Html {
  const { forms: said } = deskWords(staff.language);
  const lines = conflicts.map(one => {
    const field = fieldOf(one);
    const value = (held: unknown): string => inWords(field, held, staff.language, own) || said.conflict.empty;
    const who = one.by && one.at && whoText(one.by, { staff, said });
    const by = who && fill(said.conflict.by, { who, when: whenText(one.at ?? '', staff.language) });
    const mine = one.sent === undefined ? undefined : html`; ${said.conflict.mine}: <bdi>${value(one.sent)}</bdi>`;
    return html`<li><strong>${places.get(one.pointer) ?? ''}</strong> ${said.conflict.theirs}: <bdi>${value(one.now)}</bdi>${by && ` (${by})`}${mine}</li>`;
  });
  return html`<div class="notice warn" id="faults" tabindex="-1"><h2>${said.conflict.title}</h2><ul>${lines}</ul><p>${stands ? said.conflict.stands : said.conflict.again}</p></div>`;
}
