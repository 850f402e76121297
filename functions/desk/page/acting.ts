import type { Doors } from '../../platform/door.ts';
import { html } from '../../platform/html.ts';
import { type Answer, type Door, type Request, readBody, seeOther } from '../../platform/http.ts';
import { notice } from '../../platform/page.ts';
import { nameOfField, type Places, placeOf } from '../../platform/sheet.ts';
import type { Fault } from '../../program/checks.ts';
import { deskWords } from '../../program/desk-words.ts';
import { longestForm } from './forgery.ts';
import { forbidden, framed, nothingHere } from './frame.ts';
import type { Act, AtDesk, Refused, Room, Shown } from './room.ts';

/** What the fields of a form are called, for whoever is at the desk. */
export type Naming = (staff: AtDesk) => Promise<Places | undefined>;

/** Who comes in: someone at the desk, or what is to be answered to whoever is not. `naming`: of the form that is posted. */
export type Enter = (request: Request, naming?: Naming) => Promise<AtDesk | Answer>;

const isStaff = (entered: AtDesk | Answer): entered is AtDesk => 'csrf' in entered;
const isShown = (shown: Shown | Answer): shown is Shown => 'title' in shown;

/** Codes of what was done, as the address of the next page carries them: a page that is loaded again does nothing again. */
const outcomes = ['done', 'already'] as const;

function said({ query }: Request, staff: AtDesk) {
  const outcome = outcomes.find(one => one === query.did);
  return outcome && notice(deskWords(staff.language).frame[outcome], outcome === 'done' ? 'done' : 'info');
}

async function show(room: Room, { request, staff, refused }: Showing): Promise<Answer> {
  const shown = await room(request, staff, refused);
  if (!shown) return nothingHere(staff);
  if (!isShown(shown)) return shown;
  const body = html`${said(request, staff)}${refused && !shown.saysItself && refusal(refused, staff, shown.places)}${shown.body}`;
  return framed({ language: staff.language, staff }, { ...shown, body, status: shown.status ?? (refused ? 422 : 200) });
}

interface Showing {
  readonly request: Request;
  readonly staff: AtDesk;
  readonly refused?: Refused;
}

/** What is wrong, above the page; each line leads to its field where the form has one (ids of fields are pointers with dots). What is wrong with the whole has none. */
function refusal({ faults, said: whole, looked }: Refused, { language }: AtDesk, places: Places = new Map()) {
  const { frame: words } = deskWords(language);
  const lines = faults.map(fault => {
    const place = placeOf(fault, places);
    const name = nameOfField(place ?? fault.pointer);
    return { name, title: (place && places.get(place)) ?? name, detail: fault.detail };
  });
  return html`<div class="notice warn" id="faults" tabindex="-1"><h2>${looked ? words.lookedTitle : words.faultsTitle}</h2><p>${whole ?? words.faultsText}</p>${
    lines.length > 0 &&
    html`<ul>${lines.map(({ name, title, detail }) => html`<li>${name && html`<a href="#${name}">${title}</a>: `}${detail}</li>`)}</ul>`
  }</div>`;
}

/** The door of a room. */
export const roomDoor =
  (enter: Enter, room: Room): Door =>
  async request => {
    const staff = await enter(request);
    return isStaff(staff) ? show(room, { request, staff }) : staff;
  };

const ownFields = ['csrf'];

/**
 * The door of a form: it goes through the staff's own door, as she is, so that nothing can be done at the desk that the API cannot do.
 * What was done leads on; what was refused comes back with all that was typed.
 */
export const actDoor =
  (enter: Enter, staffDoors: Doors, act: Act): Door =>
  async request => {
    const staff = await enter(request, namesOf(act, request));
    if (!isStaff(staff)) return staff;
    const posted = readBody(request, longestForm);
    const fields = posted.kind === 'form' ? posted.fields : new URLSearchParams();
    for (const name of ownFields) fields.delete(name);
    const door = staffDoors[act.door];
    if (!door) throw new Error(`No door ${act.door}`);
    const answer = await door(asPosted({ request, staff }, act, fields));
    const status = answer.statusCode ?? 200;
    if (status === 403) return forbidden(staff);
    if (status === 404) return nothingHere(staff);
    if (status < 300 && act.opened) {
      const { opened } = act;
      return show(async (...[asked, at]) => opened(asked, at, read(answer)), { request, staff });
    }
    if (status < 300) return onward(act, request, answer);
    const looked = act.opened !== undefined;
    const refused = { action: request.path, values: fields, looked, ...problemOf(answer) };
    return show(async (...asked) => withStatus(await act.room(...asked), status), { request, staff, refused });
  };

/** A form's page knows what its fields are called. */
const namesOf =
  ({ room }: Act, request: Request): Naming =>
  async staff => {
    const shown = await room(request, staff);
    return shown && isShown(shown) ? shown.places : undefined;
  };

const withStatus = (shown: Shown | Answer | undefined, status: number) =>
  shown && isShown(shown) ? { ...shown, status } : shown;

/** The form as the staff's door is asked: by her, with the body that it takes. */
function asPosted({ request, staff }: Showing, { door, body }: Act, fields: URLSearchParams): Request {
  const type = body ? 'application/json' : 'application/x-www-form-urlencoded';
  const sent = new URLSearchParams(fields);
  const nonce = sent.get('nonce');
  sent.delete('nonce');
  return {
    ...request,
    routeKey: door,
    claims: staff.claims,
    headers: {
      ...request.headers,
      'content-type': type,
      'accept-language': staff.language,
      ...(nonce && { 'idempotency-key': nonce }),
    },
    body: Buffer.from(body ? JSON.stringify(body(sent)) : sent.toString()),
  };
}

function onward(act: Act, request: Request, answer: Answer): Answer {
  const said = read(answer) as { outcome?: string } | undefined;
  const next = act.onward?.(request.params, said) ?? '/desk';
  const did = said?.outcome === 'already-done' ? 'already' : 'done';
  // Where on the page one goes on stands last in an address.
  const [path = '', place] = next.split('#');
  return seeOther(`${path}${path.includes('?') ? '&' : '?'}did=${did}${place === undefined ? '' : `#${place}`}`);
}

const read = ({ body }: Answer): unknown => {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
};

function problemOf(answer: Answer): Pick<Refused, 'faults' | 'said' | 'problem'> {
  const problem = read(answer) as { title?: string; detail?: string; errors?: readonly Fault[] } | undefined;
  const said = problem?.detail ?? (problem?.errors ? undefined : problem?.title);
  return { faults: problem?.errors ?? [], problem, ...(said !== undefined && { said }) };
}
