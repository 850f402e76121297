import { blockedText, bodyText, droppedText, notTakenText, statusText } from '../../dialogues/action/mails.ts';
import { longestOfAction as longest, type ShownAction, type ShownPlan } from '../../dialogues/action/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { localDate } from '../../platform/kernel/time.ts';
import type { Choices } from '../../platform/sheet.ts';
import { program } from '../../program/settings.ts';
import { dateText, wordsFor } from '../../program/words.ts';
import { input, oneFrom, words as wordsField } from '../forms/fields.ts';
import { card, facts, form } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { Looking } from '../page/seen.ts';
import { isIdea, namesButton, openGroups, type Seeing, whoField, whoOf, wordsOf } from './action-pieces.ts';
import { sheetFor } from './pieces.ts';

const { action: settings } = program.dialogues;

const isOpen = ({ status }: ShownAction): boolean =>
  status === 'adopted' || status === 'in-progress' || status === 'blocked';

/** The reason of one that has one, in words. */
function reasonOf({ status, reason = '' }: ShownAction, staff: AtDesk): string | undefined {
  const words = wordsFor(staff.language);
  if (status === 'blocked') return blockedText(reason, words);
  if (status === 'dropped') return droppedText(reason, words);
  return status === 'not-taken' ? notTakenText(reason, words) : undefined;
}

function standing({ groups }: ShownPlan, one: ShownAction, { staff, names }: Seeing): Html {
  const said = wordsOf(staff);
  const group = groups.find(({ group: n }) => n === one.group);
  return html`<p dir="auto"><strong>${one.title}</strong></p>${one.text && html`<p dir="auto">${one.text}</p>`}${facts([
    [said.number, String(one.action)],
    [said.stands, statusText(one.status, wordsFor(staff.language))],
    [said.reason, reasonOf(one, staff)],
    [said.circle, one.circle !== undefined && String(one.circle)],
    [said.dots, String(one.dotsNow ?? one.dots)],
    [said.group, group && html`<bdi>${group.title}</bdi>`],
    [said.looksAfter, one.group !== undefined && whoOf(one.owner ?? group?.convener, names, said.alone)],
    [said.date, one.date && dateText(one.date, staff.language)],
    [said.lastWord, one.word && html`<bdi>${one.word.text}</bdi>`],
    [said.body, one.body && bodyText(one.body)],
    [said.answer, one.answer && html`<bdi>${one.answer}</bdi>`],
    [said.into, one.into !== undefined && String(one.into)],
    [said.did, one.did && html`<bdi>${one.did}</bdi>`],
  ])}`;
}

/** Makes the forms about one action: each carries its number. */
function formsOf({ id }: ShownPlan, one: ShownAction, looking: Looking) {
  const { staff } = looking;
  const said = wordsOf(staff);
  const places = {
    '/group': said.group,
    '/owner': said.owner,
    '/date': said.date,
    '/status': said.how,
    '/reason': said.reason,
    '/words': said.words,
    '/title': said.title,
    '/text': said.text,
    '/did': said.did,
    '/into': said.mergeInto,
    '/body': said.body,
  };
  const at = (what: string): string => `/desk/dialogues/${id}/actions/${what}`;
  return {
    said,
    sheet: (what: string, now: Readonly<Record<string, string | undefined>> = {}) =>
      sheetFor(looking, at(what), { apart: true, places, now }),
    part: (what: string, title: string, { inner, button }: { inner: Html; button: string }): Html =>
      card(
        title,
        form(
          staff,
          at(what),
          html`<input type="hidden" name="action" value="${one.action}">${inner}<p class="act"><button class="quiet">${button}</button></p>`,
        ),
      ),
  };
}

type Forms = ReturnType<typeof formsOf>;

function onIdea(shown: ShownPlan, seeing: Seeing, { said, sheet, part }: Forms): Html {
  const { staff } = seeing;
  const words = wordsFor(staff.language);
  const groups = openGroups(shown);
  const adopt = sheet('adopt');
  const min = localDate(program.timeZone, staff.at);
  const reasons: Choices = settings.notTakenReasons.map(id => [id, notTakenText(id, words)]);
  const adopting = html`${oneFrom(adopt, '/group', { label: said.group, choices: groups })}${whoField(shown, seeing, { sheet: adopt, pointer: '/owner', label: said.owner, none: said.theConvener })}${input(adopt, '/date', { label: said.date, type: 'date', min })}`;
  const passing = html`<p class="hint">${said.notTakenHint}</p>${oneFrom(sheet('not-taken'), '/reason', { label: said.reason, choices: reasons })}`;
  return html`${groups.length > 0 ? part('adopt', said.adopt, { inner: adopting, button: said.adoptButton }) : card(said.adopt, html`<p>${said.noGroups}</p>`)}${part('not-taken', said.notTaken, { inner: passing, button: said.notTakenButton })}`;
}

function onOpen({ staff }: Looking, { said, sheet, part }: Forms): Html {
  const words = wordsFor(staff.language);
  const progress = sheet('progress');
  const how: Choices = (['in-progress', 'blocked', 'done'] as const).map(id => [id, statusText(id, words)]);
  const waits: Choices = settings.blockedReasons.map(id => [id, blockedText(id, words)]);
  const why: Choices = settings.dropReasons.map(id => [id, droppedText(id, words)]);
  const bodies: Choices = program.advisory.bodies.map(({ id, name }) => [id, name]);
  const going = html`${oneFrom(progress, '/status', { label: said.how, choices: how })}${oneFrom(progress, '/reason', { label: said.waitsFor, choices: waits, none: said.noReason })}${wordsField(progress, '/words', { label: said.words, longest: longest.words })}`;
  return html`${part('progress', said.progress, { inner: going, button: said.progressButton })}
${part('refer', said.refer, { inner: oneFrom(sheet('refer'), '/body', { label: said.body, choices: bodies }), button: said.referButton })}
${part('drop', said.drop, { inner: oneFrom(sheet('drop'), '/reason', { label: said.reason, choices: why }), button: said.dropButton })}`;
}

function changing(shown: ShownPlan, one: ShownAction, seeing: Seeing): Html {
  const { said, sheet, part } = formsOf(shown, one, seeing);
  const { title, text, did, date, owner } = one;
  const isWork = isOpen(one) || one.status === 'referred';
  const fields = sheet('change', { title, text, did, ...(isWork && { date, owner, group: String(one.group) }) });
  const worked =
    isWork &&
    html`${oneFrom(fields, '/group', { label: said.group, choices: openGroups(shown) })}${whoField(shown, seeing, { sheet: fields, pointer: '/owner', label: said.owner, none: said.asItIs })}${input(fields, '/date', { label: said.date, type: 'date' })}`;
  const inner = html`<p class="hint">${said.publicHint}</p>${input(fields, '/title', { label: said.title, type: 'text', longest: longest.title })}${wordsField(fields, '/text', { label: said.text, longest: longest.text })}${wordsField(fields, '/did', { label: said.did, longest: longest.did })}${worked}`;
  return part('change', said.change, { inner, button: said.changeButton });
}

function answering({ said, sheet, part }: Forms): Html {
  const inner = html`<p class="hint">${said.answerHint}</p>${wordsField(sheet('answer'), '/text', { label: said.answer, longest: longest.answer })}`;
  return part('answer', said.enterAnswer, { inner, button: said.answerButton });
}

function merging({ said, sheet, part }: Forms): Html {
  const inner = input(sheet('merge'), '/into', { label: said.mergeInto, type: 'text', longest: 4 });
  return part('merge', said.merge, { inner, button: said.mergeButton });
}

/** One action: how it stands, and what can be done about it as it stands now. */
export function actionPage(
  shown: ShownPlan,
  one: ShownAction,
  { seeing, acts }: { readonly seeing: Seeing; readonly acts: boolean },
): Html {
  const { staff } = seeing;
  const said = wordsOf(staff);
  const forms = formsOf(shown, one, seeing);
  const isAsked = one.status === 'referred' || one.status === 'answered';
  const may = html`${isIdea(one) && onIdea(shown, seeing, forms)}${(isOpen(one) || one.status === 'done') && onOpen(seeing, forms)}${isAsked && answering(forms)}`;
  const more = html`${changing(shown, one, seeing)}${(isIdea(one) || isOpen(one)) && merging(forms)}`;
  return html`<p><a href="/desk/dialogues/${shown.id}/action">${said.back}</a></p>${namesButton(shown, `/action/people?action=${one.action}`, seeing)}
<div class="columns"><div>${card(said.what, standing(shown, one, seeing))}${acts && more}</div><div>${acts && may}</div></div>`;
}
