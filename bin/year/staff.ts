import { program } from '../../functions/program/settings.ts';
import { choosesNavigators } from './choosing.ts';
import { dice } from './dice.ts';
import type { Call, Look, PlannedTask, Row, Volunteer } from './history.ts';
import { chances, missing } from './households.ts';
import { alertIn } from './mail-kinds.ts';
import { saysOnThePhone, type Volunteering } from './navigators.ts';
import type { Household } from './people.ts';
import { by, type Letter, type World } from './world.ts';

/** How often in a hundred a call is not answered; and what is said on the phone. */
const phone = { noAnswer: 25, wrongNumber: 1, goesOnAfterConcern: 65 } as const;

/** So many navigators are opened by one look at their list. */
const navigatorsOpened = 50;

/** So many times a navigator is phoned in vain about a household, before it gets someone else. */
const mostVain = 3;

/** What she looks into; the rest of what she is told asks for a kind word that changes nothing here. */
const hers =
  /^(with-staff|not-confirmed|incomplete|household-silent|wrong-number|introduced-no|check-in-no|second-thoughts-contact|navigator-silent|term-over|still-rests|rests-too-long|(task-overdue|concern)-.*)$/;

const isHers = (code: string): boolean => hers.test(code);

interface Alert {
  readonly code: string;
  readonly receipt: string;
}

/** The one person on the staff: Monday to Friday at ten she reads her mail, makes the calls, and decides what is hers to decide. */
export class Liaison {
  readonly #world: World;
  readonly #volunteers: ReadonlyMap<string, Volunteering>;
  readonly #households: ReadonlyMap<string, Household>;
  readonly #luck;
  /** What of her choices falls as it may, where it is she who chooses. */
  readonly #choice;
  readonly #vain = new Map<string, number>();
  readonly #lost = new Map<string, number>();
  /** Addresses by navigator, as the list has them. */
  readonly #addresses = new Map<string, string>();
  #inbox: Letter[] = [];

  /** Navigators and households by each of their addresses. */
  constructor(
    world: World,
    people: {
      readonly volunteers: ReadonlyMap<string, Volunteering>;
      readonly households: ReadonlyMap<string, Household>;
      readonly seed: number;
      readonly review: boolean;
    },
  ) {
    this.#world = world;
    this.#volunteers = people.volunteers;
    this.#households = people.households;
    this.#luck = dice(people.seed + 17);
    this.#choice = people.review ? dice(people.seed + 19) : undefined;
  }

  /** What has come to her since. */
  receives(letters: readonly Letter[]): void {
    this.#inbox.push(...letters);
  }

  /** A morning's work. Answers what she saw, where she looked at the list: each Monday, and when something that she was told of makes her. */
  async works(): Promise<Look | undefined> {
    const world = this.#world;
    const monday = new Date(`${world.today()}T00:00:00Z`).getUTCDay() === 1;
    const alerts = this.#inbox.splice(0).flatMap(({ text, subject }) => {
      const code = alertIn({ subject, text });
      return code && isHers(code) ? [{ code, receipt: subject.split(': ')[1]?.replaceAll('-', '') ?? '' }] : [];
    });
    const seen = monday || alerts.length > 0 ? await this.looks(monday) : undefined;
    const { rows = [], navigators = [] } = seen ?? {};
    const listed = seen?.calls ?? (await this.#openCalls());
    // Those that were wanted in one moment stand in any order in the list.
    const calls = listed.toSorted(by(({ kind, about: { subject, role } }) => `${subject} ${kind} ${role}`));
    for (const call of calls) {
      await (call.kind === 'navigator-silent' ? this.#phonesSilent(call) : this.#calls(call));
      await world.runner.settle();
    }
    if (this.#choice) await choosesNavigators(world, this.#choice);
    await world.runner.settle();
    const byReceipt = new Map(rows.map(one => [one.receipt ?? one.id, one]));
    for (const alert of alerts) {
      const row = byReceipt.get(alert.receipt);
      if (row) await this.#hears(alert, row);
    }
    for (const row of rows) if (row.situation === 'resting') await this.#decides(row, calls);
    for (const one of navigators) await this.#helpsAlong(one);
    return seen;
  }

  async #openCalls(): Promise<readonly Call[]> {
    return (await this.#world.staff<readonly Call[]>('/staff/calls')) ?? [];
  }

  /** The lists as they stand. */
  async looks(withNavigators: boolean): Promise<Look> {
    const world = this.#world;
    const at = world.now();
    const rows = (await world.staff<readonly Row[]>('/staff/arrivals')) ?? [];
    const calls = await this.#openCalls();
    const navigators = withNavigators ? await this.#learns() : undefined;
    return { at, rows, calls, ...(navigators && { navigators }) };
  }

  /** Reads the list of navigators: who is behind an id. */
  async #learns(): Promise<readonly Volunteer[]> {
    const all: Volunteer[] = [];
    // Fifty at a time; who is asked for after the last one of all is nobody.
    for (let from = ''; ; ) {
      const page = (await this.#world.staff<readonly Volunteer[]>(`/staff/navigators${from && `?from=${from}`}`)) ?? [];
      all.push(...page);
      const last = page.at(-1);
      if (!last || page.length < navigatorsOpened) break;
      from = last.id;
    }
    for (const { id, email } of all) if (email) this.#addresses.set(id, email);
    return all;
  }

  #act(path: string, body: object): Promise<unknown> {
    return this.#world.staff(path, body);
  }

  /** Makes a call, or writes by hand where a mail came back. */
  async #calls(call: Call): Promise<void> {
    const { id, kind, about } = call;
    const answer = (outcome: string, answers?: object) =>
      this.#act(`/staff/calls/${id}`, { outcome, ...(answers && { answers }) });
    const wrong = about.email === undefined ? undefined : this.#mistyped(about.email);
    if (wrong) {
      await this.#corrects(about, wrong);
      await answer('yes');
      return;
    }
    if (this.#luck.chance(phone.noAnswer)) {
      await answer('no-answer');
      return;
    }
    if (about.phone !== undefined && about.role === 'household' && this.#luck.chance(phone.wrongNumber)) {
      await answer('wrong-number');
      return;
    }
    const asks = ['confirm', 'confirm-again', 'details'].includes(kind);
    const isQuestion = ['may-we-introduce', 'may-we-introduce-again', 'ask-by-call', 'check-in'].includes(kind);
    if (isQuestion && this.#luck.chance(chances.saysNo)) await answer('no');
    else await answer('yes', asks ? missing : undefined);
  }

  /** A navigator of whom nothing is heard: she has met, or will; or cannot go on, and each household gets someone else. */
  async #phonesSilent({ id, about: { subject } }: Call): Promise<void> {
    const answer = (outcome: string) => this.#act(`/staff/calls/${id}`, { outcome });
    const rows = ((await this.#world.staff<readonly Row[]>('/staff/arrivals')) ?? []).flatMap(row =>
      row.navigator === subject && row.pairing && row.situation === 'paired' ? [{ ...row, pairing: row.pairing }] : [],
    );
    const self = await this.#reached(subject);
    if (!self) {
      await answer('no-answer');
      for (const row of rows) await this.#inVain('navigator-silent', row);
      return;
    }
    const said = rows.map(row => ({ row, word: saysOnThePhone(this.#world, self, row.pairing) }));
    const cannot = said.filter(({ word }) => word === 'cannot');
    await answer(cannot.length > 0 ? 'no' : 'yes');
    for (const { row } of cannot) await this.#givesUp('navigator-silent', row);
    for (const { row, word } of said) if (word !== 'cannot') await this.#enters(row, word);
  }

  #mistyped(email: string): string | undefined {
    const right = this.#volunteers.get(email)?.one.rightEmail ?? this.#households.get(email)?.rightEmail;
    return right === email ? undefined : right;
  }

  async #corrects({ subject, role }: Call['about'], email: string): Promise<void> {
    if (role === 'household') {
      const [arrival = ''] = subject.split(/[./]/);
      await this.#act(`/staff/arrivals/${arrival}/correct`, { contact: { email } });
      return;
    }
    if (![...this.#addresses.values()].some(address => this.#mistyped(address) === email)) await this.#learns();
    for (const [id, address] of this.#addresses)
      if (this.#mistyped(address) === email) {
        await this.#act(`/staff/navigators/${id}/correct`, { email });
        await this.#act(`/staff/navigators/${id}/reachable`, {});
        this.#addresses.set(id, email);
      }
  }

  /** What she was told of by mail, about a household that is in the list. */
  async #hears({ code }: Alert, row: Row): Promise<void> {
    const { id, pairing } = row;
    if (code === 'with-staff') await this.#act(`/staff/arrivals/${id}/close`, { reason: 'referred' });
    if (code === 'not-confirmed' || code === 'incomplete') await this.#act(`/staff/arrivals/${id}/answer`, missing);
    if (code === 'household-silent') await this.#reaches(row);
    if (code === 'wrong-number')
      await this.#act(`/staff/arrivals/${id}/correct`, {
        contact: { phone: `+1860556${String(this.#luck.between(1000, 9999))}` },
      });
    if (code === 'duplicate-contact') return;
    if (!pairing || row.situation !== 'paired') return;
    if (['introduced-no', 'check-in-no', 'second-thoughts-contact'].includes(code))
      await this.#act(`/staff/pairings/${pairing}/end`, { reason: 'other-navigator-wanted' });
    if (code.startsWith('task-overdue-') || code === 'navigator-silent' || code === 'term-over')
      await this.#phones(code, { ...row, pairing });
  }

  /** A household that has not answered is reached by phone, or not today. */
  async #reaches({ id }: Row): Promise<void> {
    if (this.#luck.chance(phone.noAnswer)) return;
    await this.#act(`/staff/arrivals/${id}/answer`, { answer: this.#luck.chance(chances.saysNo) ? 'no' : 'yes' });
  }

  /** Phones the navigator, and enters what she tells; who cannot be reached, or cannot go on, is followed by someone else. */
  async #phones(code: string, row: Row & { readonly pairing: string }): Promise<void> {
    const { pairing, navigator = '' } = row;
    const self = await this.#reached(navigator);
    if (!self) return this.#inVain(code, row);
    const said = saysOnThePhone(this.#world, self, pairing);
    if (said === 'cannot') return this.#givesUp(code, row);
    if (code === 'term-over') {
      await this.#act(`/staff/pairings/${pairing}/end`, { reason: 'completed', met: true });
      return;
    }
    await this.#enters(row, said);
  }

  /** The navigator answers the phone, or does not. */
  async #reached(navigator: string): Promise<Volunteering | undefined> {
    if (!this.#addresses.has(navigator)) await this.#learns();
    const self = this.#volunteers.get(this.#addresses.get(navigator) ?? '');
    return self && !this.#luck.chance(self.one.manner === 'never' ? 70 : phone.noAnswer) ? self : undefined;
  }

  /** After several calls in vain her household gets someone else. */
  async #inVain(code: string, row: Row & { readonly pairing: string }): Promise<void> {
    const vain = (this.#vain.get(row.pairing) ?? 0) + 1;
    this.#vain.set(row.pairing, vain);
    if (vain >= mostVain) await this.#givesUp(code, row);
  }

  /** What she told on the phone. */
  async #enters(row: Row & { readonly pairing: string }, said: 'met' | 'not-yet'): Promise<void> {
    const { pairing } = row;
    if (said === 'not-yet') {
      await this.#act(`/staff/pairings/${pairing}/contacts`, { outcome: 'attempted' });
      return;
    }
    await this.#act(`/staff/pairings/${pairing}/contacts`, { outcome: 'held', minutes: 60, mode: 'library' });
    for (const task of row.tasks ?? []) if (task.status === 'escalated') await this.#ticks(pairing, task);
  }

  async #ticks(pairing: string, { id, task }: PlannedTask): Promise<void> {
    const definition = program.plan.tasks.find(({ key }) => key === task);
    if (definition?.how === 'report') {
      const answers = { met: 'most-weeks', going: 'well', goals: 'on-the-way', byItself: 'some', help: 'no' };
      await this.#act(`/staff/pairings/${pairing}/reports`, { report: task, ...answers });
    } else if (definition?.how !== 'closing') {
      const told = definition
        ? definition.how === 'goals'
          ? { goals: ['english-class'] }
          : {}
        : { outcome: 'connected' };
      await this.#act(`/staff/tasks/${id}/done`, told);
    }
  }

  /** The household gets someone else; who has let two down is let go. */
  async #givesUp(code: string, { pairing, navigator = '' }: Row & { readonly pairing: string }): Promise<void> {
    const reason = code === 'term-over' ? 'lost-contact' : 'navigator-choice';
    await this.#act(`/staff/pairings/${pairing}/end`, { reason });
    const lost = (this.#lost.get(navigator) ?? 0) + 1;
    this.#lost.set(navigator, lost);
    if (lost === 2) await this.#act(`/staff/navigators/${navigator}/leave`, { reason: 'released' });
  }

  /** When both were called about what is not right, it goes on or ends. */
  async #decides({ id, pairing }: Row, calls: readonly Call[]): Promise<void> {
    if (!pairing || calls.some(one => one.about.subject.startsWith(id) && one.kind.startsWith('concern-call'))) return;
    if (this.#luck.chance(phone.goesOnAfterConcern)) await this.#act(`/staff/pairings/${pairing}/resume`, {});
    else {
      const reason = this.#luck.pick(['other-navigator-wanted', 'navigator-choice', 'safeguarding']);
      await this.#act(`/staff/pairings/${pairing}/end`, { reason });
    }
  }

  /** Once a week: the next step of an applicant is done. */
  async #helpsAlong({ id, status, next }: Volunteer): Promise<void> {
    if (status !== 'applicant' || next === undefined || next === 'agreement') return;
    await this.#act(`/staff/navigators/${id}/gates`, { gate: next, on: this.#world.today(), by: 'library' });
  }
}
