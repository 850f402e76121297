import { volunteerById } from '../../navigators/questions.ts';
import { html } from '../../platform/html.ts';
import { localDate, plusLocalDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { gateText } from '../../program/words.ts';
import { type ActForm, type Asked, type Asking, seenOf } from './act-form.ts';
import { hidden, input, oneFrom, oneOfFew } from './fields.ts';

const { timeZone, navigators } = program;

const person = ({ id = '' }: Readonly<Record<string, string>>): string => id;
const navigator = { of: 'navigator', person } as const;

const stateOf = async ({ params }: Asking) => (await volunteerById(params.id ?? ''))?.state;

/** One step: on which day, and who carried it out. */
async function gate(asking: Asking): Promise<Asked | undefined> {
  const { params, said, staff } = asking;
  const [state, key = ''] = [await stateOf(asking), params.gate];
  if (!state || !navigators.gates.some(one => one.key === key)) return undefined;
  const held = state.gates[key];
  const keepers: Readonly<Record<string, string>> = said.keepers;
  const choices = navigators.gateKeepers.map(id => [id, keepers[id] ?? id] as const);
  return {
    fields: sheet => [
      html`<p><strong>${gateText(key, staff.language).name}</strong></p>`,
      hidden([['gate', key]]),
      input(sheet, '/on', { label: said.fields.on, type: 'date', max: localDate(timeZone, staff.at) }),
      oneFrom(sheet, '/by', { label: said.fields.by, none: said.fields.notSaid, choices }),
      seenOf(asking, { on: held?.on, by: held?.doneBy }),
    ],
    places: { '/on': said.fields.on, '/by': said.fields.by },
    values: new URLSearchParams({ on: localDate(timeZone, staff.at) }),
  };
}

async function pause(asking: Asking): Promise<Asked | undefined> {
  const state = await stateOf(asking);
  if (!state) return undefined;
  const today = localDate(timeZone, asking.staff.at);
  const until = state.status === 'paused' ? localDate(timeZone, state.due) : undefined;
  const days = { min: plusLocalDays(today, 1), max: plusLocalDays(today, navigators.longestPauseDays) };
  const label = asking.said.fields.until;
  return {
    fields: sheet => [input(sheet, '/until', { label, type: 'date', ...days }), seenOf(asking, { until })],
    places: { '/until': label },
    ...(until && { values: new URLSearchParams({ until }) }),
  };
}

async function resume(asking: Asking): Promise<Asked | undefined> {
  const state = await stateOf(asking);
  return state && { fields: () => seenOf(asking, { status: state.status }) };
}

async function suspend(asking: Asking): Promise<Asked | undefined> {
  const state = await stateOf(asking);
  if (!state) return undefined;
  const { said } = asking;
  const reason = state.status === 'suspended' ? state.reason : undefined;
  return {
    fields: sheet => [
      oneOfFew(sheet, '/reason', { legend: said.fields.reason, choices: Object.entries(said.suspensions) }),
      seenOf(asking, { reason }),
    ],
    places: { '/reason': said.fields.reason },
  };
}

const leave = ({ said }: Asking): Asked => ({
  fields: sheet => oneOfFew(sheet, '/reason', { legend: said.fields.reason, choices: Object.entries(said.stops) }),
  places: { '/reason': said.fields.reason },
});

function notWith({ said }: Asking): Asked {
  const choices = [
    ['true', said.fields.apart],
    ['false', said.fields.together],
  ] as const;
  return {
    fields: sheet => [
      input(sheet, '/arrival', {
        label: said.fields.arrival,
        type: 'text',
        hint: said.fields.arrivalHint,
        longest: 60,
      }),
      oneOfFew(sheet, '/apart', { legend: said.fields.answer, choices }),
    ],
    places: { '/arrival': said.fields.arrival, '/apart': said.fields.answer },
    values: new URLSearchParams({ apart: 'true' }),
  };
}

export const agreeAct: ActForm = { door: 'POST /staff/navigators/{id}/agree', words: 'agree', ...navigator };
export const pauseAct: ActForm = {
  door: 'POST /staff/navigators/{id}/pause',
  words: 'pause',
  ...navigator,
  ask: pause,
};
export const resumeAct: ActForm = {
  door: 'POST /staff/navigators/{id}/resume',
  words: 'resume',
  ...navigator,
  ask: resume,
};
export const suspendAct: ActForm = {
  door: 'POST /staff/navigators/{id}/suspend',
  words: 'suspend',
  ...navigator,
  ask: suspend,
  ends: true,
};
export const leaveAct: ActForm = {
  door: 'POST /staff/navigators/{id}/leave',
  words: 'leave',
  blanks: { days: program.retentionDays.formerNavigator },
  ...navigator,
  ask: leave,
  // The door takes the usual reason where none is given: at the desk nobody is let go by a press alone.
  body: fields => ({ reason: fields.get('reason') ?? '' }),
  ends: true,
};
export const notWithAct: ActForm = {
  door: 'POST /staff/navigators/{id}/not-with',
  words: 'notWith',
  ...navigator,
  ask: notWith,
};
export const reachableAct: ActForm = {
  door: 'POST /staff/navigators/{id}/reachable',
  words: 'reachable',
  ...navigator,
};
export const revokeNavigatorsAct: ActForm = {
  door: 'POST /staff/navigators/{id}/revoke-links',
  words: 'revokeLinks',
  ...navigator,
};
export const withdrawNavigatorAct: ActForm = {
  door: 'POST /staff/navigators/{id}/withdraw',
  words: 'withdraw',
  blanks: { days: program.retentionDays.withdrawn },
  ...navigator,
  ends: true,
};
/** A step by its key: each has a page of its own. */
export const gateAct: ActForm = {
  door: 'POST /staff/navigators/{id}/gates',
  place: '/desk/navigators/{id}/gates/{gate}',
  home: ({ id = '' }) => `/desk/navigators/${id}/gates`,
  words: 'gate',
  ...navigator,
  ask: gate,
};

/** What staff do for a navigator. */
export const navigatorActs: readonly ActForm[] = [
  agreeAct,
  pauseAct,
  resumeAct,
  suspendAct,
  leaveAct,
  notWithAct,
  reachableAct,
  revokeNavigatorsAct,
  withdrawNavigatorAct,
  gateAct,
];
