import { type Html, html } from '../platform/html.ts';
import { button } from '../platform/page.ts';
import { type Choices, type Filled, type Places, Sheet, select } from '../platform/sheet.ts';
import { program } from '../program/settings.ts';
import { fill, wordsFor, zoneText } from '../program/words.ts';
import { branches, daysFrom } from './told.ts';
import { placeText } from './words.ts';

const { quietHours, meetings } = program;

/** A form as it is shown at some time. */
interface FilledNow extends Filled {
  readonly at: string;
}

/** Day, time, length and place of a meeting: of a new one, or of the one with this number. */
export function meetingForm(filled: FilledNow, meeting?: number): Html {
  const { language, at } = filled;
  const said = wordsFor(language).pages.meeting;
  const places: Places = new Map((['date', 'time', 'minutes', 'place'] as const).map(name => [`/${name}`, said[name]]));
  const sheet = new Sheet(filled, () => places);
  const { first, last } = daysFrom(at);
  const long: Choices = meetings.minutes.map(one => [
    String(one),
    fill(wordsFor(language).pages.week.minutesOf, { minutes: one }),
  ]);
  const where: Choices = [
    ...branches.map(({ place, name }) => [place, name] as const),
    ...meetings.elsewhere.map(place => [place, placeText(place, language)] as const),
  ];
  const which = meeting !== undefined && html`<input type="hidden" name="meeting" value="${meeting}">`;
  const act =
    meeting === undefined
      ? button(said.save, { name: 'answer', value: 'plan' })
      : button(said.moveButton, { name: 'answer', value: 'move' });
  return html`${(filled.errors?.length ?? 0) > 0 && sheet.summary()}<form method="post" novalidate>${which}
<div class="field"><label for="date">${said.date}</label><input type="date" id="date" name="date" min="${first}" max="${last}" value="${sheet.typed('date')}"${sheet.marks('/date')}>${sheet.faultText('/date')}</div>
<div class="field"><label for="time">${said.time}</label><p class="hint" id="hint-time">${fill(said.timeHint, { zone: zoneText(language) })}</p>
<input type="time" id="time" name="time" min="${quietHours.to}" max="${quietHours.from}" value="${sheet.typed('time')}"${sheet.marks('/time', 'hint-time')}>${sheet.faultText('/time')}</div>
<div class="field">${select(sheet, '/minutes', { label: said.minutes, choices: long })}</div>
<div class="field">${select(sheet, '/place', { label: said.place, hint: said.placeHint, choices: where })}</div>
${act}</form>`;
}
