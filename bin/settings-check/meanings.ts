import type { Path } from '../../functions/program/settings-outline.ts';
import type { Change } from './changes.ts';

type Seen = Omit<Change, 'means'>;

/** Lists whose ids stand with people who have told them. */
const told: Readonly<Partial<Record<Path, string>>> = {
  areas: 'households and navigators',
  needs: 'households, navigators and running plans',
  availability: 'households and navigators',
  experiences: 'households and navigators',
  genders: 'households and navigators',
  accessNeeds: 'households',
  safeContact: 'households',
  arrivalWindows: 'households',
  childrenAgeBands: 'households',
  interests: 'households',
  limits: 'navigators',
};

const staysReadable =
  'It is offered no more. Whoever told it already keeps it: nothing stored becomes unreadable, it is shown by its name as long as the language files have one (else by its id), and it stays until somebody corrects it.';

/** Sentences for single settings, whatever is done to them. */
const bySetting: Readonly<Partial<Record<Path, string>>> = {
  timeZone:
    'All hours and days are those of the new place from then on. What has a time already (a meeting, a due day) keeps its instant, and is shown in the new zone.',
  language: 'Staff and navigators are written to in it from then on.',
  'consent.version':
    'Forms ask for agreement to this version from then on; a form opened before is refused and shown again. Who agreed to an earlier one is not asked again.',
  holidays: 'Days that fall due from then on are counted with it; days that stand in running plans stay.',
  'quietHours.from': 'Mail that waits goes by the new hours.',
  'quietHours.to': 'Mail that waits goes by the new hours.',
  pairingDays: 'It is for pairings that begin from then on; those that run keep the end of their term.',
  'plan.dueAt': 'It is for days counted from then on; days that stand in running plans stay.',
  'plan.connections.always': 'It is for plans that begin from then on; running plans keep their steps.',
  'plan.connections.withLittleEnglish': 'It is for plans that begin from then on; running plans keep their steps.',
  'plan.connections.days.usual': 'It is for plans that begin from then on; running plans keep their days.',
  'plan.connections.days.byNeed': 'It is for plans that begin from then on; running plans keep their days.',
  'matching.minimumScore': 'It is for searches from then on; offers and pairings stay.',
  'navigators.minimumAge': 'It is asked of who applies from then on; nobody who is here is asked again.',
  'confirm.remindHours': 'It is for households that are posted from then on.',
  'matching.offerHours.normal': 'It is for offers sent from then on.',
  'matching.offerHours.urgent': 'It is for offers sent from then on.',
  smallestGroup: 'Results of fewer people are shown no more, or are shown now: also those of earlier quarters.',
  dataLinkHours: 'It is for links sent from then on.',
};

const weights = 'It is for searches from then on; offers and pairings stay. Who waits is judged by it at the next try.';

/** What a change means for those who are in the program already; undefined where the change says it all. */
export function meaningOf(change: Seen): string | undefined {
  const { path, kind } = change;
  if (path === 'plan.tasks') return ofPlan(change);
  if (path === 'navigators.gates') return ofGate(change);
  if (path === 'partners') return ofPartner(change);
  if (path === 'areas' && kind === 'changed') return ofArea(change);
  if (path === 'needs' && kind === 'changed') return ofNeed(change);
  if (path === 'closing.reasons' && kind === 'removed')
    return 'It can be chosen no more. Pairings that ended with it keep it.';
  if (path.startsWith('retentionDays.')) return ofRetention(change);
  if (path.startsWith('matching.weights.')) return weights;
  if (path in told && kind === 'removed') return `${staysReadable} (It may stand with ${told[path]}.)`;
  if (path in told && kind === 'renamed')
    return 'To the program this is another one: whoever told the old id keeps it, and matches no longer with who tells the new one. To change what people read, keep the id and change the name.';
  return bySetting[path];
}

function ofPlan({ kind, part }: Seen): string | undefined {
  if (kind === 'added') return 'It is for plans that begin from then on; running plans get no new step.';
  if (kind === 'removed' || kind === 'renamed')
    return 'Running plans keep the step with its day, but it cannot be ticked any more and nobody is reminded of it. Plans that begin from then on do not have it. Safer: leave it in until the plans that have it are over.';
  if (part === 'days' || part === 'hours' || part === 'urgentHours' || part === 'from' || part === 'unmetDays')
    return 'It is for plans that begin from then on; in running plans the day stands already, and changes only where it is counted anew (after a first meeting, an extension or a rest).';
  return kind === 'changed' ? 'It holds at once, in running plans too.' : undefined;
}

function ofGate({ kind, part }: Seen): string | undefined {
  if (kind === 'added') return 'Who is on the way has to pass it too. Who is a navigator already is not asked for it.';
  if (kind === 'removed') return 'It is asked of nobody any more. That someone passed it stays with her.';
  return part === 'validDays'
    ? 'It is for steps that are passed from then on; a step that was passed keeps the day on which it runs out.'
    : undefined;
}

function ofPartner({ kind, part }: Seen): string | undefined {
  if (kind === 'removed')
    return 'Households that are reached through it keep its id, but nobody is told its name or phone any more. First correct how they are reached.';
  return part === 'phone' || part === 'name'
    ? 'It holds at once, also for households that are reached through it.'
    : undefined;
}

const ofArea = ({ part }: Seen): string | undefined =>
  part === 'neighbors'
    ? 'It is for searches from then on; offers and pairings stay.'
    : part === 'branch'
      ? 'Meetings that are planned there are told and shown with the new branch.'
      : undefined;

const ofNeed = ({ part, after }: Seen): string | undefined =>
  part === 'sensitive'
    ? after
      ? 'Offers from then on do not name it; what a navigator has read already she has read.'
      : 'Offers from then on name it to a navigator before the household has said yes.'
    : undefined;

/** What is kept by name; the rest is codes. */
const byName: Readonly<Partial<Record<Path, string>>> = {
  'retentionDays.unconfirmed': 'Whoever is not confirmed',
  'retentionDays.withdrawn': 'Whoever wants no more of the program',
  'retentionDays.afterPairing': 'A household whose pairing has ended',
  'retentionDays.formerNavigator': 'A navigator who has stopped',
};

function ofRetention({ path, before, after }: Seen): string {
  const days = Number(after) - Number(before);
  const apart = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'earlier' : 'later'}`;
  const who = byName[path];
  const what = who ? `${who} is forgotten ${apart}` : `It is dropped ${apart}`;
  return `${what}, where that begins from then on. What has its day already keeps it.`;
}
