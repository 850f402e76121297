import { editionsPage } from '../advisory/digest/editions-page.ts';
import { eventPage, eventsPage } from '../advisory/digest/event-pages.ts';
import { previewPage } from '../advisory/digest/preview-page.ts';
import { stopPage } from '../advisory/digest/stop-page.ts';
import { helpPage, replyPage } from '../advisory/help-page.ts';
import { invitePage } from '../advisory/invite-page.ts';
import { memberPage } from '../advisory/member-page.ts';
import { interestPage } from '../belonging/interest-page.ts';
import { surveyPage } from '../belonging/survey-page.ts';
import { todayPage } from '../desk/today/today-page.ts';
import { actionPage } from '../dialogues/action/own-page.ts';
import { votePage } from '../dialogues/action/vote-page.ts';
import { sessionPage } from '../dialogues/circles/session-page.ts';
import { invitationPage } from '../dialogues/inviting/invitation-page.ts';
import { confirmRegistrationPage } from '../dialogues/registration/confirm-page.ts';
import { participantPage } from '../dialogues/registration/own-page.ts';
import { confirmPage } from '../intake/confirm-page.ts';
import { correctPage } from '../intake/correct-page.ts';
import { laterPage } from '../intake/later-page.ts';
import { meetingPage } from '../meetings/meeting-page.ts';
import { applyPage } from '../navigators/apply-page.ts';
import { profilePage } from '../navigators/profile-page.ts';
import { anotherPage } from '../pairing/another-page.ts';
import { closingPage } from '../pairing/closing-page.ts';
import { concernPage } from '../pairing/concern-page.ts';
import { introductionPage } from '../pairing/introduction-page.ts';
import { offerPage } from '../pairing/offer-page.ts';
import { type Reader, readerOf } from '../people/greet.ts';
import { type Apology, doors } from '../platform/door.ts';
import { environment } from '../platform/environment.ts';
import { type Answer, calendarFile, type Door, download, page, type Request, readBody } from '../platform/http.ts';
import type { LinkPage, Shown } from '../platform/link-page.ts';
import { type Link, type Purpose, readLink } from '../platform/links.ts';
import { count } from '../platform/observe.ts';
import { notice, pageOf } from '../platform/page.ts';
import { Unavailable } from '../platform/unavailable.ts';
import { acceptedLanguage, fill, wordsFor } from '../program/words.ts';
import { dataPage } from '../rights/data-page.ts';
import { rightsPage } from '../rights/rights-page.ts';
import { cardPage } from '../tasks/card-page.ts';
import { reportPage } from '../tasks/report-page.ts';
import { weekPage } from '../tasks/week-page.ts';
import { endLine } from './today.ts';

/** The page of each purpose that a link can have. */
const pages: Readonly<Record<Purpose, LinkPage>> = {
  confirm: confirmPage,
  offer: offerPage,
  introduction: introductionPage,
  week: weekPage,
  card: cardPage,
  report: reportPage,
  rights: rightsPage,
  data: dataPage,
  correct: correctPage,
  profile: profilePage,
  concern: concernPage,
  another: anotherPage,
  closing: closingPage,
  belonging: surveyPage,
  interest: interestPage,
  later: laterPage,
  meeting: meetingPage,
  apply: applyPage,
  today: todayPage(endLine),
  invite: invitePage,
  member: memberPage,
  help: helpPage,
  reply: replyPage,
  digest: previewPage,
  editions: editionsPage,
  event: eventPage,
  events: eventsPage,
  stop: stopPage,
  register: confirmRegistrationPage,
  participant: participantPage,
  invitation: invitationPage,
  session: sessionPage,
  vote: votePage,
  action: actionPage,
};

const browserLanguage = ({ headers }: Request): string => acceptedLanguage(headers['accept-language'] ?? '');

const framed = (status: number, language: string, { title, body }: Shown): Answer =>
  page(status, pageOf({ language, title, program: environment('PROGRAM_NAME'), body }));

/** One kind page for a link that is too old, altered, revoked or of someone no longer known: it says what to do next, changes nothing and is counted. */
function gone(request: Request, why: 'LinksForged' | 'LinksExpired' | 'LinksRevoked'): Answer {
  count(why, 1);
  const language = browserLanguage(request);
  const { pages: said } = wordsFor(language);
  const text = fill(said.gone, { liaison: environment('LIAISON_EMAIL') });
  return framed(410, language, { title: said.goneTitle, body: notice(text, 'info') });
}

/** Who follows a link; undefined when she is not known any more, or cannot be read while what she has to say must not wait. */
async function readerAt(page: LinkPage, link: Link): Promise<Reader | undefined> {
  const person = await page.person(link);
  try {
    return person ? await readerOf(person) : undefined;
  } catch (error) {
    if (page.cannotWait && error instanceof Unavailable) return undefined;
    throw error;
  }
}

/** A look (GET) changes nothing; a press (POST) does what its page's button says, and says so kindly when it was done before. */
const visit =
  (act: 'show' | 'press'): Door =>
  async request => {
    const at = new Date().toISOString();
    const read = await readLink(request.params.token ?? '', at);
    if (read === 'forged') return gone(request, 'LinksForged');
    if (read.expired) return gone(request, 'LinksExpired');
    const { link, issued } = read;
    const reader = await readerAt(pages[link.purpose], link);
    if (reader?.linksRevokedAt && issued <= reader.linksRevokedAt) return gone(request, 'LinksRevoked');
    const language = reader?.language ?? pages[link.purpose].language?.(link) ?? browserLanguage(request);
    const known = { link, at, language, words: wordsFor(language), liaison: environment('LIAISON_EMAIL') };
    const shown = await pages[link.purpose][act]({ ...known, request: crypto.randomUUID(), fields: fieldsOf(request) });
    return shown.download ? kept(shown.download) : framed(200, shown.language ?? language, shown);
  };

/** What is kept as a file: a document for machines, or entries for a calendar. */
const kept = (file: NonNullable<Shown['download']>): Answer =>
  'calendar' in file ? calendarFile(file.name, file.calendar) : download(file.name, file.content);

/** Ten households, each with a line of the longest letters there are. */
const longestForm = 64 * 1024;

function fieldsOf(request: Request): URLSearchParams {
  const posted = request.method === 'POST' ? readBody(request, longestForm) : undefined;
  return posted?.kind === 'form' ? posted.fields : new URLSearchParams();
}

const sorry: Apology = (request, failure) => {
  const language = browserLanguage(request);
  const { pages: said } = wordsFor(language);
  return framed(failure, language, { title: said.sorryTitle, body: notice(said.sorry, 'warn') });
};

/** What the buttons in mails lead to. */
export const handler = doors({ 'GET /l/{token}': visit('show'), 'POST /l/{token}': visit('press') }, sorry);
