import { standingInvitation } from '../../dialogues/inviting/questions.ts';
import { areaFields, missing } from '../../intake/fields.ts';
import { arrivalById } from '../../intake/questions.ts';
import { matchOf } from '../../pairing/questions.ts';
import { html } from '../../platform/html.ts';
import { program } from '../../program/settings.ts';
import { nameOf, wordsFor } from '../../program/words.ts';
import type { ActForm, Asked, Asking } from './act-form.ts';
import { oneFrom, oneOfFew } from './fields.ts';

const person = ({ id = '' }: Readonly<Record<string, string>>): string => id;
const household = { of: 'household', person } as const;

/** Area and half-days, as far as they are missing. */
async function details({ params, staff }: Asking): Promise<Asked | undefined> {
  const arrival = await arrivalById(params.id ?? '');
  if (!('household' in arrival)) return undefined;
  const { form } = wordsFor(staff.language);
  const asks = missing(arrival.household);
  return {
    fields: sheet => areaFields(sheet, asks),
    places: { '/area': form.area, '/availability': form.availability },
  };
}

/** What a household is asked stands in its situation: where and when, or whether it wants to meet. */
async function answer(asking: Asking): Promise<Asked | undefined> {
  const id = asking.params.id ?? '';
  if ((await arrivalById(id)).status === 'incomplete') return { ...(await details(asking)), words: 'details' };
  if ((await matchOf(id)).status !== 'asked' && !asking.refused) return undefined;
  const { said } = asking;
  const choices = [
    ['yes', said.fields.yes],
    ['no', said.fields.no],
  ] as const;
  return {
    fields: sheet => oneOfFew(sheet, '/answer', { legend: said.fields.answer, choices }),
    places: { '/answer': said.fields.answer },
  };
}

function interest({ said, staff }: Asking): Asked {
  const kinds = program.interests.map(id => [id, nameOf('interests', id, staff.language)] as const);
  const choices = [
    ['true', said.fields.yes],
    ['false', said.fields.no],
  ] as const;
  return {
    fields: sheet => [
      oneFrom(sheet, '/kind', { label: said.fields.kind, choices: kinds }),
      oneOfFew(sheet, '/yes', { legend: said.fields.answer, choices }),
    ],
    places: { '/kind': said.fields.kind, '/yes': said.fields.answer },
  };
}

/** What the household was asked about stands in its situation. */
async function invitation({ params, staff, said, refused }: Asking): Promise<Asked | undefined> {
  const standing = await standingInvitation(params.id ?? '', staff.at);
  if (!standing && !refused) return undefined;
  const choices = [
    ['yes', said.fields.yes],
    ['no', said.fields.no],
  ] as const;
  return {
    fields: sheet => [
      standing && html`<p><bdi>${standing.dialogue.topic}</bdi></p>`,
      oneOfFew(sheet, '/answer', { legend: said.fields.answer, choices }),
    ],
    places: { '/answer': said.fields.answer },
  };
}

const closing = ({ said }: Asking): Asked => ({
  fields: sheet => oneOfFew(sheet, '/reason', { legend: said.fields.reason, choices: Object.entries(said.closings) }),
  places: { '/reason': said.fields.reason },
});

export const confirmAct: ActForm = {
  door: 'POST /staff/arrivals/{id}/confirm',
  words: 'confirm',
  ...household,
  ask: details,
};
export const meetAct: ActForm = { door: 'POST /staff/arrivals/{id}/answer', words: 'meet', ...household, ask: answer };
/** The same form by another name: what is asked stands in the situation. */
export const detailsAct: ActForm = { ...meetAct, words: 'details' };
export const interestAct: ActForm = {
  door: 'POST /staff/arrivals/{id}/interest',
  words: 'interest',
  ...household,
  ask: interest,
};
export const invitationAct: ActForm = {
  door: 'POST /staff/arrivals/{id}/invitation',
  words: 'invitation',
  ...household,
  ask: invitation,
};
export const revokeAct: ActForm = {
  door: 'POST /staff/arrivals/{id}/revoke-links',
  words: 'revokeLinks',
  ...household,
};
export const closeAct: ActForm = {
  door: 'POST /staff/arrivals/{id}/close',
  words: 'close',
  ...household,
  ask: closing,
  ends: true,
};
export const withdrawAct: ActForm = {
  door: 'POST /staff/arrivals/{id}/withdraw',
  words: 'withdraw',
  blanks: { days: program.retentionDays.withdrawn },
  ...household,
  ends: true,
};

/** All that has a form of its own; the answer's form has one place under two names. */
export const householdActs: readonly ActForm[] = [
  confirmAct,
  meetAct,
  interestAct,
  invitationAct,
  revokeAct,
  closeAct,
  withdrawAct,
];
