import { type NavigatorState, volunteerById } from '../../navigators/questions.ts';
import { html, type Piece } from '../../platform/html.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { dateText, fill, gateText } from '../../program/words.ts';
import { buttonTo, card, form, table } from '../page/frame.ts';
import type { AtDesk, Room } from '../page/room.ts';
import { addressOfAct, type Said, sentence } from './act-form.ts';
import { agreeAct } from './navigator-acts.ts';

const { navigators, timeZone } = program;

type Recorded = Extract<NavigatorState, { gates: unknown }>;

function row(key: string, { id, state, staff, said }: Shown): readonly Piece[] {
  const { language } = staff;
  const one = state.gates[key];
  const keepers: Readonly<Record<string, string>> = said.keepers;
  const lapsed = one?.expires !== undefined && one.expires <= localDate(timeZone, staff.at);
  const until = one?.expires
    ? lapsed
      ? html`<strong>${fill(said.gates.lapsed, { when: dateText(one.expires, language) })}</strong>`
      : dateText(one.expires, language)
    : one && said.gates.forever;
  return [
    gateText(key, language).name,
    one ? dateText(one.on, language) : said.gates.never,
    one?.doneBy && (keepers[one.doneBy] ?? one.doneBy),
    until,
    buttonTo(`/desk/navigators/${id}/gates/${key}`, one ? said.gates.again : said.gates.record, {
      quiet: one !== undefined && !lapsed,
    }),
  ];
}

interface Shown {
  readonly id: string;
  readonly state: Recorded;
  readonly staff: AtDesk;
  readonly said: Said;
}

/** Signed on paper: a press where it is still missing. */
function agreement({ id, state, staff, said }: Shown) {
  const when = state.agreement && dateText(localDate(timeZone, state.agreement.at), staff.language);
  const mayBe = state.status === 'applicant' && !when;
  return card(
    said.gates.agreement,
    html`<p>${when ?? said.gates.never}</p>${mayBe && html`<p class="quietly">${sentence(agreeAct, said)}</p>${form(staff, addressOfAct(agreeAct, id), html`<button>${said.acts.agree.button}</button>`)}`}`,
  );
}

/** `/desk/navigators/{id}/gates`: which steps are passed, when and by whom, and until when they hold. */
export const gatesRoom: Room = async ({ params }, staff) => {
  const { forms: said } = deskWords(staff.language);
  const id = params.id ?? '';
  const known = await volunteerById(id);
  if (!known) return undefined;
  const shown = { id, state: known.state, staff, said };
  const { step, passed, byWhom, until, act, title } = said.gates;
  const rows = navigators.gates.map(({ key }) => row(key, shown));
  return {
    title,
    room: 'navigators',
    trail: { href: `/desk/navigators/${id}`, label: said.back.navigator },
    body: html`<div class="card">${table([step, passed, byWhom, until, act], rows, { caption: title })}</div>${agreement(shown)}`,
  };
};
