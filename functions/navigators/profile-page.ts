import * as v from 'valibot';
import { glance } from '../people/glance.ts';
import { show } from '../people/show.ts';
import { isConflicted } from '../platform/conflict.ts';
import { decided, seenIn, without } from '../platform/deciding.ts';
import { decisionPage } from '../platform/decision-page.ts';
import { bodyOf } from '../platform/form-body.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { notice } from '../platform/page.ts';
import { check } from '../program/checks.ts';
import { fill } from '../program/words.ts';
import type { Command } from './commands.ts';
import { asShown, correctNavigator } from './correct.ts';
import { ownPage, type Passing, sureToStop } from './own-sections.ts';
import { backOn, isPauseDay } from './pausing.ts';
import { asTyped, ownPlaces, profileForm } from './profile-form.ts';
import { type Volunteer, volunteerById } from './questions.ts';
import { navigatorRoom } from './room.ts';
import { ownProfile, pause } from './told.ts';

async function volunteerOf(person: string): Promise<Volunteer | undefined> {
  const seen = await glance(person);
  const { kind, id } = readSubject(seen?.subject ?? '');
  return kind === 'navigator' ? volunteerById(id) : undefined;
}

const over = ({ words, liaison }: Visit): Shown => ({
  title: words.pages.profile.title,
  body: notice(fill(words.pages.profile.left, { liaison }), 'info'),
});

async function shown(visit: Visit, passing?: Passing): Promise<Shown> {
  const known = await volunteerOf(visit.link.subject);
  return known ? ownPage(known.state, visit, passing) : over(visit);
}

/** Does what she pressed, and shows her page as it is then; what is not possible (any more) is seen on it. */
async function acted(command: Command & { readonly id: string }, visit: Visit, said?: string): Promise<Shown> {
  const { at, request } = visit;
  const act = { command, cause: `press:${request}`, by: 'navigator', at };
  const { outcome } = await handle(navigatorRoom, { self: command.id }, act);
  return shown(visit, { message: said !== undefined && outcome !== 'refused' ? notice(said, 'done') : undefined });
}

async function paused({ id, state }: Volunteer, visit: Visit): Promise<Shown> {
  const typed = visit.fields.get('until') ?? '';
  const read = v.safeParse(pause, { until: typed });
  const { until } = read.success ? read.output : { until: '' };
  if (!isPauseDay(until, visit.at)) return ownPage(state, visit, { typed });
  return acted({ type: 'Pause', id, until: backOn(until), by: 'navigator', at: visit.at }, visit);
}

/** Her number is shown to her with what she can change: that is an opening, and written down as one. */
async function opened({ state }: Volunteer, { words, language, at }: Visit): Promise<Shown> {
  const [person] = await show([state.person], { by: 'contact', basis: 'own-data', kind: 'own-view', at });
  const values = asTyped(state.profile, person?.phone);
  const seen = asShown(person, state.profile);
  return {
    title: words.pages.profile.changeTitle,
    body: profileForm({ language, values, seen }, state.profile.capacity),
  };
}

async function saved({ id, state }: Volunteer, visit: Visit): Promise<Shown> {
  const { fields, language, words, at, request } = visit;
  const seen = seenIn(fields);
  const { typed: values, theirs } = decided(fields);
  values.delete('answer');
  const { capacity } = state.profile;
  const schema = ownProfile(capacity);
  const checked = check(schema, bodyOf(values, schema), language);
  if (!checked.ok) {
    const { errors } = checked;
    return { title: words.pages.profile.changeTitle, body: profileForm({ language, values, errors, seen }, capacity) };
  }
  const { phone = '', gender = '', remote = false } = checked.value;
  const told = without({ ...checked.value, phone, gender, remote }, theirs);
  const done = await correctNavigator(id, { told, seen }, { by: 'navigator', at, cause: `press:${request}` });
  if (isConflicted(done)) return decisionPage(visit, { ...done, values, seen: seen ?? {}, places: ownPlaces(words) });
  return done.outcome === 'refused'
    ? over(visit)
    : shown(visit, { message: notice(words.pages.profile.saved, 'done') });
}

/** What her situation offers: a button of an older page does nothing where it is not hers any more. */
function pressed(known: Volunteer, visit: Visit): Promise<Shown> | Shown {
  const { id, state } = known;
  const who = { id, by: 'navigator', at: visit.at };
  const said = visit.words.pages.profile;
  if (state.status === 'unconfirmed') return ownPage(state, visit);
  if (state.status === 'inactive' && visit.fields.get('answer') !== 'return') return ownPage(state, visit);
  switch (visit.fields.get('answer')) {
    case 'pause':
      return paused(known, visit);
    case 'resume':
      return acted({ type: 'Resume', ...who }, visit, said.resumed);
    case 'agree':
      return acted({ type: 'Agree', ...who }, visit, said.agreed);
    case 'open':
      return opened(known, visit);
    case 'save':
      return saved(known, visit);
    case 'stop':
      return sureToStop(visit);
    case 'stop-now':
      return acted({ type: 'Stop', reason: 'stopped', ...who }, visit);
    case 'return':
      return acted({ type: 'Confirm', ...who }, visit, said.returned);
    default:
      return ownPage(state, visit);
  }
}

/** From any mail to her: which steps are done and what comes next, the agreement, pausing, what she has to give, stopping and coming back. */
export const profilePage: LinkPage = {
  person: async link => link.subject,
  show: visit => shown(visit),
  async press(visit) {
    const known = await volunteerOf(visit.link.subject);
    return known ? pressed(known, visit) : over(visit);
  },
};
