import { type Html, html, type Piece } from '../../platform/html.ts';
import { readBody } from '../../platform/http.ts';
import { notice } from '../../platform/page.ts';
import { deskWords } from '../../program/desk-words.ts';
import { form, table } from '../page/frame.ts';
import { needing } from '../page/rights.ts';
import type { AtDesk, Opening, Refused, Room } from '../page/room.ts';
import type { Hit } from './hits.ts';
import { hitLink, wordsOf } from './people-pieces.ts';
import type { Answered } from './search.ts';

/** A field of the search; the two kinds of address share one, and it is told at whichever was meant. */
const input = (
  name: string,
  { label, hint, pointers }: { readonly label: string; readonly hint: string; readonly pointers: readonly string[] },
  { typed, faults }: { readonly typed: URLSearchParams; readonly faults: Refused['faults'] },
): Html => {
  const wrong = faults.find(({ pointer }) => pointers.includes(pointer));
  // The lines above the page lead to a field by the pointer of what is wrong.
  const places = pointers.map(one => one.slice(1).replaceAll('/', '.')).filter(one => one !== name);
  return html`<div class="field">${places.map(one => html`<span id="${one}"></span>`)}<label for="${name}">${label}</label><p class="hint" id="${name}-hint">${hint}</p><input type="text" id="${name}" name="${name}" value="${typed.get(name) ?? ''}" autocomplete="off" spellcheck="false" dir="auto" maxlength="254" aria-describedby="${name}-hint${wrong && ` ${name}-fault`}"${wrong && { markup: ' aria-invalid="true"' }}>${wrong && html`<p class="fault" id="${name}-fault">${wrong.detail}</p>`}</div>`;
};

function searchForm(staff: AtDesk, refused: Refused | undefined, typed: URLSearchParams): Html {
  const { search } = wordsOf(staff);
  const shown = { typed, faults: refused?.faults ?? [] };
  const inner = html`${input('receipt', { label: search.receipt, hint: search.receiptHint, pointers: ['/receipt'] }, shown)}
${input('name', { label: search.name, hint: search.nameHint, pointers: ['/name'] }, shown)}
${input('contact', { label: search.way, hint: search.wayHint, pointers: ['/contact', '/contact/email', '/contact/phone'] }, shown)}
<button>${search.button}</button>`;
  return html`<div class="card narrow"><p>${search.lead}</p>${form(staff, '/desk/search', inner)}</div>`;
}

/** How a registration stands, as the room of a dialogue's people says it. */
function registrationStands(status: string, language: string): string {
  const { statuses } = deskWords(language).registration;
  return (statuses as Readonly<Record<string, string>>)[status] ?? status;
}

function hitCells(hit: Hit, staff: AtDesk): readonly Piece[] {
  const { search, situations, standings } = wordsOf(staff);
  const link = hitLink(hit);
  switch (hit.role) {
    case 'household':
      return [link, search.household, situations[hit.situation]];
    case 'navigator':
      return [link, search.navigator, standings[hit.status]];
    case 'participant':
      return [link, search.participant, registrationStands(hit.status, staff.language)];
  }
}

function results({ by, found, more }: Answered, staff: AtDesk): Html {
  const { search } = wordsOf(staff);
  if (found.length === 0) return notice(`${search.nobody} ${search.nobodyWhy[by]}`, 'info');
  const rows = found.map(hit => hitCells(hit, staff));
  const head = [search.results, search.who, search.stands];
  return html`<section class="card narrow"><h2>${search.results}</h2>${table(head, rows, { caption: search.results })}${
    more && html`<p>${search.more}</p>`
  }</section>`;
}

/** The form's fields as the door takes them: what is left empty was not asked. */
export function searchBody(fields: URLSearchParams): object {
  const [receipt, name, way] = ['receipt', 'name', 'contact'].map(one => fields.get(one)?.trim() || undefined);
  return {
    ...(receipt && { receipt }),
    ...(name && { name }),
    ...(way && { contact: way.includes('@') ? { email: way } : { phone: way } }),
  };
}

const searched =
  (answered: Answered | undefined, typed?: URLSearchParams): Room =>
  async (_, staff, refused) => {
    const fields = refused?.values ?? typed ?? new URLSearchParams();
    const body = html`${answered && results(answered, staff)}${searchForm(staff, refused, fields)}`;
    const { search } = wordsOf(staff);
    const places = new Map([
      ['/receipt', search.receipt],
      ['/name', search.name],
      ...['/contact/email', '/contact/phone'].map((one): [string, string] => [one, search.way]),
    ]);
    return { title: search.title, room: 'search', body, places };
  };

/** Where someone is looked for by receipt, name or address. */
export const searchRoom: Room = needing('open', searched(undefined));

/** The same with who was found; what was looked for stands in its field, and in no address. */
export const searchAnswered: Opening = (request, staff, answer) => {
  const posted = readBody(request);
  return searched(answer as Answered, posted.kind === 'form' ? posted.fields : undefined)(request, staff);
};
