import { stageName, stepName, whereText } from '../../dialogues/mails.ts';
import { formats, type ListedDialogue, type ListedDialogues, longest } from '../../dialogues/questions.ts';
import { type Html, html, type Piece } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { dateText, fill, whenText, wordsFor } from '../../program/words.ts';
import { input, oneFrom, oneOfFew, someFrom, words as wordsField } from '../forms/fields.ts';
import { card, form, table } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { areaChoices, sheetFor, tongues } from './pieces.ts';
import { topicsCard } from './topics-card.ts';

const path = '/desk/dialogues';

/** What is due and the staff's, else what comes next. */
function nextOf({ waiting, next }: ListedDialogue, { language }: AtDesk): Piece {
  const { dialogues: said } = deskWords(language);
  const words = wordsFor(language);
  if (waiting.length > 0) {
    const steps = waiting.map(step => stepName(step, words)).join(words.today.between);
    return html`<strong>${fill(said.due, { steps })}</strong>`;
  }
  return next && fill(said.nextStep, { step: stepName(next.key, words), date: dateText(next.date, language) });
}

function row(one: ListedDialogue, staff: AtDesk): readonly Piece[] {
  const { language } = staff;
  const words = wordsFor(language);
  const { dialogues: said } = deskWords(language);
  return [
    html`<a href="${path}/${one.id}"><bdi>${one.topic}</bdi></a>${one.area && html` <span class="quietly">${whereText(one.area, words)}</span>`}`,
    stageName(one.stage, words),
    one.kickOff ? whenText(one.kickOff.at, language) : said.noKickOff,
    nextOf(one, staff),
  ];
}

function drafting(looking: Looking): Html {
  const { staff } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  const { formats: names } = wordsFor(language).dialogues;
  const places = {
    '/format': said.format,
    '/topic': said.topicLabel,
    '/goals': said.goals,
    '/area': said.area,
    '/languages': said.languages,
  };
  const sheet = sheetFor(looking, path, { places, now: { format: 'round' } });
  return form(
    staff,
    path,
    html`<input type="hidden" name="nonce" value="${crypto.randomUUID()}">${input(sheet, '/topic', { label: said.topicLabel, type: 'text', longest: longest.topic })}
${oneOfFew(sheet, '/format', { legend: said.format, choices: formats.map(one => [one, names[one]]) })}
${oneFrom(sheet, '/area', { label: said.area, choices: areaChoices(language), none: said.noArea })}
${wordsField(sheet, '/goals', { label: said.goals, longest: longest.goals })}
<details><summary>${said.languages}</summary>${someFrom(sheet, '/languages', { legend: said.languages, choices: tongues(language) })}</details>
<p class="act"><button>${said.draftButton}</button></p>`,
  );
}

/** `/desk/dialogues`: those that are not over, what each waits for, and those that are over, page by page. */
export const dialoguesRoom: SeenPage<ListedDialogues> = ({ open, over, next, topics }, looking) => {
  const { staff } = looking;
  const { dialogues: said } = deskWords(staff.language);
  const head = [said.topic, said.stage, said.kickOff, said.next];
  const older = next && html`<p class="pager"><a href="${path}?after=${next}">${said.older}</a></p>`;
  const past = over.map(one => row(one, staff).slice(0, 3));
  return {
    title: said.title,
    room: 'dialogues',
    body: html`<p class="lead">${said.lead}</p>${
      open.length > 0
        ? card(
            said.open,
            table(
              head,
              open.map(one => row(one, staff)),
              { caption: said.open },
            ),
          )
        : notice(said.none, 'info')
    }${topicsCard(topics, staff)}${may(staff.roles, 'act') && card(said.draft, drafting(looking))}${
      past.length > 0 && card(said.over, html`${table(head.slice(0, 3), past, { caption: said.over })}${older}`)
    }`,
  };
};
