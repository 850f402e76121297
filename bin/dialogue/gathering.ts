import { instantOf } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import type { Mail } from '../../lib/local/mailbox.ts';
import { atOnce, pressingAtOnce } from '../at-once.ts';
import { formWith } from '../year/page.ts';
import { type World, waysIn } from '../year/world.ts';
import type { Cast, Participant } from './cast.ts';
import { Staff } from './staff.ts';

const place = 'Main Library';
const rooms = 8;

/** A dialogue from its draft to the end of registration: who leads it, where it meets, who registers and who confirms. */
export class Gathering {
  readonly #world: World;
  readonly cast: Cast;
  readonly dialogue: string;
  readonly kickOff: string;
  readonly #staff: Staff;
  #come = 0;

  private constructor(world: World, { cast, dialogue, kickOff }: { cast: Cast; dialogue: string; kickOff: string }) {
    this.#world = world;
    this.cast = cast;
    this.dialogue = dialogue;
    this.kickOff = kickOff;
    this.#staff = new Staff(world, dialogue);
  }

  /** Drafts it, and enters all that staff know before anyone registers. */
  static async begin(world: World, cast: Cast, date: string): Promise<Gathering> {
    const told = { format: 'round', topic: 'Being neighbors', area: 'everywhere', languages: ['en', 'es', 'ar'] };
    const { id = '' } = (await world.staff<{ id: string }>('/staff/dialogues', told)) ?? {};
    const gathering = new Gathering(world, { cast, dialogue: id, kickOff: instantOf(program.timeZone, date, '18:00') });
    const staff = gathering.#staff;
    await staff.does('venues', { title: place, seats: 200 });
    for (let n = 1; n <= rooms; n++) await staff.does('venues', { title: `Room ${n}`, seats: 14 });
    for (const one of cast.steering) await staff.does('steering', one);
    await staff.does('schedule', { date, time: '18:00', place });
    await staff.goesOn('organizing');
    for (const { name, email, background } of cast.facilitators)
      await staff.does('facilitators', { name, email, background, languages: ['en'], trainedOn: world.today() });
    await staff.goesOn('recruiting');
    await world.runner.settle();
    return gathering;
  }

  /** Those who come by then register, and press the button of their mail; on the last day whoever wants to withdraws. */
  async registers(share: number, last: boolean): Promise<void> {
    const { participants } = this.cast;
    const until = last ? participants.length : Math.ceil(share * participants.length);
    await atOnce(participants.slice(this.#come, until), pressingAtOnce, one => this.#registers(one));
    this.#come = Math.max(this.#come, until);
    await this.#world.runner.settle();
    await atOnce(participants.slice(0, until), pressingAtOnce, one => this.#confirms(one));
    await this.#world.runner.settle();
    const leaving = participants.filter(({ manner }) => last && manner === 'withdraws');
    await atOnce(leaving, pressingAtOnce, one => this.#withdraws(one));
    await this.#world.runner.settle();
  }

  async #registers({ name, email, phone, told }: Participant): Promise<void> {
    const consent = { version: program.consent.version, language: 'en' };
    if (phone) {
      await this.#staff.does('registrations', { name, phone, consent, ...told });
      return;
    }
    this.#world.presses++;
    const answer = await fetch(`${this.#world.runner.url}/dialogues/${this.dialogue}/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, email, consent, ...told }),
    });
    if (answer.status !== 202)
      this.#world.troubles.push(`${name} is answered ${answer.status}: ${await answer.text()}`);
  }

  readonly #confirmed = new Set<string>();

  async #confirms({ name, email, manner }: Participant): Promise<void> {
    if (!email || manner === 'never-confirms' || this.#confirmed.has(email)) return;
    this.#confirmed.add(email);
    await this.#presses(name, { email, purpose: 'register', button: 'confirm' });
  }

  async #withdraws({ name, email = '' }: Participant): Promise<void> {
    await this.#presses(name, { email, purpose: 'participant', button: 'withdraw' });
  }

  async #presses(name: string, { email, purpose, button }: Readonly<Record<'email' | 'purpose' | 'button', string>>) {
    const link = this.linkTo(email, purpose);
    if (link === undefined) {
      this.#world.troubles.push(`${name} has no link ${purpose}`);
      return;
    }
    await this.#world.as(name, purpose, async () => {
      const page = await this.#world.open(link);
      if (formWith(page, button)) await this.#world.press(page, button);
      else this.#world.troubles.push(`${name} finds no button ${button}`);
    });
  }

  /** The newest link of someone's mails for a purpose, to what has this in its address. */
  linkTo(address: string, purpose: string, about = ''): string | undefined {
    const mails = this.#world.runner.mail.to(address);
    const ways = mails.flatMap(({ text }) => waysIn(text.match(/https?:\S+\/l\/\S+/g) ?? []));
    return ways.findLast(one => one.purpose === purpose && one.address.includes(about))?.address;
  }

  /** All mails to those who take part or lead, oldest first. */
  letters(): readonly (Pick<Mail, 'at' | 'subject' | 'text'> & { readonly to: string })[] {
    const { participants, facilitators } = this.cast;
    const own = new Set([...participants, ...facilitators].flatMap(({ email }) => email ?? []));
    return this.#world.runner.mail
      .all()
      .map(({ at, to, subject, text }) => ({ at, to: to[0] ?? '', subject, text }))
      .filter(({ to }) => own.has(to));
  }
}
