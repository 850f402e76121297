import { plusDays } from '../platform/kernel/time.ts';
import type { Block, Letter, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { fill, nameOf } from '../program/words.ts';
import { openUntil } from './help.ts';
import { bodyName } from './in-words.ts';
import { noteId, turnId, wordsKept } from './kept.ts';
import { helpById, itemById, joinedMember, memberById, organizationTitle } from './questions.ts';

export { factsOf, standingText, tellingHtml, untilText } from './in-words.ts';

const { linkKeyDays, advisory } = program;

/** Nothing is sent while mail to her comes back. */
async function written(member: string, letter: (reader: Reader, person: string) => Promise<Letter>) {
  const state = await joinedMember(member);
  if (!state || state.lost) return undefined;
  return wantedBy(reader => letter(reader, state.person));
}

/** A member is written to and never called: no script is read out. */
const wantedBy = (letter: Wanted['letter']): Wanted => ({ letter, script: async () => [] });

const texts = (...all: readonly string[]): readonly Block[] => all.map(text => ({ text }));

/** The way to her own page, as a button. */
const ownPage = (label: string, person: string, at: string): Block => ({
  button: { label, link: { purpose: 'member', subject: person, expires: plusDays(at, linkKeyDays) } },
});

/** The address may be mistyped, so nothing is said of who was invited; the button lives as long as the invitation. */
async function invited(member: string): Promise<Wanted | undefined> {
  const state = await memberById(member);
  if (state.status !== 'invited' || state.lost) return undefined;
  return wantedBy(async ({ words }) => {
    const { subject, text, button: label, otherwise } = words.advisory.mails.invited;
    const button = { label, link: { purpose: 'invite' as const, subject: member, expires: state.due } };
    const days = { days: advisory.inviteDays };
    return {
      because: 'given',
      subject,
      blocks: [...texts(words.mails.hello, text), { button }, { text: fill(otherwise, days) }],
    };
  });
}

const welcome = (member: string) =>
  written(member, async ({ words, at }, person) => {
    const { subject, text, button } = words.advisory.mails.welcome;
    const blocks = [...texts(words.mails.hello, text), ownPage(button, person, at)];
    return { because: 'member', subject, blocks };
  });

async function approved(item: string): Promise<Wanted | undefined> {
  const state = await itemById(item);
  if (state.status !== 'approved' && state.status !== 'issue') return undefined;
  return written(state.author, async ({ words }) => {
    const said = words.advisory.mails.approved;
    const text = fill(state.kind === 'issue' ? said.issue : said.text, { title: state.telling.title });
    return { because: 'member', subject: said.subject, blocks: texts(words.mails.hello, text) };
  });
}

async function returned(item: string): Promise<Wanted | undefined> {
  const state = await itemById(item);
  if (state.status !== 'returned') return undefined;
  return written(state.author, async ({ words, language, at }, person) => {
    const said = words.advisory.mails.returned;
    const reason = fill(said.reason, { reason: nameOf('returnReasons', state.reason, language) });
    const kept = (await wordsKept(person)).get(noteId(item, state.revision));
    const note = kept ? [fill(said.note, { note: kept })] : [];
    const lines = [fill(said.text, { title: state.telling.title }), reason, ...note, said.textTwo];
    const blocks = [...texts(words.mails.hello, ...lines), ownPage(said.button, person, at)];
    return { because: 'member', subject: said.subject, blocks };
  });
}

async function answered(item: string): Promise<Wanted | undefined> {
  const state = await itemById(item);
  const held = state.status === 'issue' || state.status === 'over' ? state : undefined;
  const answer = held?.answer;
  if (!held || !answer) return undefined;
  return written(held.author, async ({ words }) => {
    const said = words.advisory.mails.answered;
    const whose = held.body ? fill(said.body, { body: bodyName(held.body) }) : said.group;
    const lines = [fill(said.text, { title: held.telling.title }), whose, answer.text];
    return { because: 'member', subject: said.subject, blocks: texts(words.mails.hello, ...lines) };
  });
}

/** `about` is the help and the turn: `ITEM.HELPER/0` is the offer. Its words are opened for their reader alone. */
async function word(about: string): Promise<Wanted | undefined> {
  const [id = '', turn = ''] = about.split('/');
  const n = Number(turn);
  const state = await helpById(id);
  const one = state.status === 'offered' ? state.turns[n] : undefined;
  if (state.status !== 'offered' || !one) return undefined;
  const toAuthor = one.from === 'helper';
  const [from, to] = toAuthor ? [state.helper, state.author] : [state.author, state.helper];
  const sender = await joinedMember(from);
  const item = await itemById(state.item);
  if (!sender || item.status === 'none') return undefined;
  return written(to, async ({ words }, person) => {
    const said = words.advisory.mails.word;
    const values = { organization: await organizationTitle(sender.organization), title: item.telling.title };
    const told = (await wordsKept(person)).get(turnId(id, n));
    const purpose = toAuthor ? ('reply' as const) : ('help' as const);
    const button = { label: said.button, link: { purpose, subject: id, expires: openUntil(state) } };
    const lines = [fill(n === 0 ? said.offer : said.answer, values), ...(told ? [told] : [])];
    const blocks = [...texts(words.mails.hello, ...lines), { button }, { text: said.how }];
    return { because: 'member', subject: n === 0 ? said.offered : said.subject, blocks };
  });
}

const toMember = { audience: 'member', by: 'mail', mayRepeat: true, atAnyHour: false } as const;

/** Members’ mails: an invitation, a welcome, what became of what they told, and what they write to each other. */
export const advisoryMails: Readonly<Record<string, MailKind>> = {
  'member-invited': { ...toMember, perDay: program.confirm.mailsPerDay, about: invited },
  'member-welcome': { ...toMember, about: welcome },
  'item-approved': { ...toMember, about: approved },
  'item-returned': { ...toMember, about: returned },
  'issue-answered': { ...toMember, about: answered },
  'help-word': { ...toMember, about: word },
};
