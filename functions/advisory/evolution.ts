import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Event, Exchange, ToldAs } from './domain.ts';
import type { AuthoredState, ItemState, KnownItem, OffersState } from './item.ts';

const { returnedDays, issueDays } = program.advisory;

const commonOf = ({ kind, author, organization, telling, submittedAt, revision, told }: KnownItem) => ({
  kind,
  author,
  organization,
  telling,
  submittedAt,
  revision,
  ...(told && { told }),
});

const looked = (at: string) => plusDays(at, issueDays);

/** What has happened to an issue begins its time anew. */
function moved<S extends Extract<ItemState, { status: 'issue' }>>({ waits: _, ...issue }: S, at: string) {
  return { ...issue, since: at, due: looked(at) };
}

function itemAfter(item: ItemState, event: Event): ItemState {
  if (event.name === 'ItemKept') {
    const { kind, author, organization, telling, at } = event.data;
    const due = telling.until && { due: telling.until };
    return {
      status: 'submitted',
      ...{ kind, author, organization, telling, submittedAt: at, revision: 1 },
      ...due,
    };
  }
  if (item.status === 'none') return item;
  switch (event.name) {
    case 'ItemRevised': {
      const { telling, at } = event.data;
      const due = telling.until && { due: telling.until };
      const anew = { ...commonOf(item), telling, submittedAt: at, revision: item.revision + 1 };
      // What the group was told before is told anew once it is approved: it says something else.
      const { told: _, ...untold } = anew;
      return { status: 'submitted', ...untold, ...due };
    }
    case 'ItemShown': {
      const { at } = event.data;
      if (item.kind === 'issue')
        return { status: 'issue', ...commonOf(item), approvedAt: at, stage: 'raised', since: at, due: looked(at) };
      return { status: 'approved', ...commonOf(item), approvedAt: at, due: item.telling.until ?? at };
    }
    case 'ItemSentBack': {
      const { reason, at } = event.data;
      const due = plusDays(at, returnedDays);
      return { status: 'returned', ...commonOf(item), reason, returnedAt: at, due };
    }
    case 'ItemPreferred':
      return item.status === 'approved' || item.status === 'issue' ? { ...item, first: event.data.at } : item;
    case 'ItemTold':
      return told(item, event.data);
    case 'IssueDiscussed':
      return item.status === 'issue' ? { ...moved(item, event.data.at), stage: 'discussed' } : item;
    case 'IssueInDialogue': {
      if (item.status !== 'issue') return item;
      const { dialogue, at } = event.data;
      const { dialogue: _, ...rest } = moved(item, at);
      return { ...rest, ...(dialogue !== undefined && { dialogue }) };
    }
    case 'IssueSent': {
      if (item.status !== 'issue') return item;
      // Another body is told of anew.
      const { referralTold: _, ...rest } = moved(item, event.data.at);
      return { ...rest, stage: 'referred', body: event.data.body };
    }
    case 'AnswerKept': {
      const { text, at } = event.data;
      return item.status === 'issue' ? { ...moved(item, at), stage: 'answered', answer: { text, at } } : item;
    }
    case 'IssueWaits':
      return item.status === 'issue' ? { ...item, waits: event.data.at, due: looked(event.data.at) } : item;
    case 'ItemOver': {
      const { how, at } = event.data;
      const { body, answer } = item.status === 'issue' ? item : {};
      return {
        status: 'over',
        ...commonOf(item),
        how,
        ...(body && { body }),
        ...(answer && { answer }),
        overAt: at,
      };
    }
    case 'IssueTakenUp':
    case 'ItemSubmitted':
    case 'ItemApproved':
    case 'ItemPutFirst':
    case 'ItemReturned':
    case 'ItemWithdrawn':
    case 'ItemExpired':
    case 'IssueReferred':
    case 'IssueAnswered':
    case 'IssueClosed':
    case 'MailWanted':
      return item;
  }
}

function told(item: KnownItem, { edition, as, at }: { edition: string; as: ToldAs; at: string }) {
  if (as === 'new') return { ...item, told: { edition, at } };
  if (as === 'referred') return item.status === 'issue' ? { ...item, referralTold: edition } : item;
  if (as === 'closing') return item.status === 'approved' ? { ...item, closing: edition } : item;
  return 'answer' in item && item.answer ? { ...item, answer: { ...item.answer, told: edition } } : item;
}

/** A resource is on offer for its need from its approval until it ends, is changed or taken back; what ended goes with the next change. */
function offersAfter({ offers, item }: Exchange, event: Event): OffersState {
  if (event.name === 'ItemShown' && item.status === 'submitted' && item.kind === 'resource' && item.telling.need) {
    const { area, until = event.data.at } = item.telling;
    const one = { item: event.data.item, ...(area && { area }), until };
    return { resources: [...offers.resources.filter(other => other.until > event.data.at), one] };
  }
  if (event.name !== 'ItemOver' && event.name !== 'ItemRevised') return offers;
  const resources = offers.resources.filter(other => other.item !== event.data.item);
  return resources.length === offers.resources.length ? offers : { resources };
}

function authoredAfter(authored: AuthoredState, event: Event): AuthoredState {
  if (event.name === 'ItemKept') return { open: [...authored.open, event.data.item], changedAt: event.data.at };
  if (event.name !== 'ItemOver') return authored;
  return { open: authored.open.filter(one => one !== event.data.item), changedAt: event.data.at };
}

/** What an event makes of an item, of what is on offer for its need, and of what is open of its author. */
export const evolve = (state: Exchange, event: Event): Exchange => ({
  item: itemAfter(state.item, event),
  offers: offersAfter(state, event),
  authored: authoredAfter(state.authored, event),
});
