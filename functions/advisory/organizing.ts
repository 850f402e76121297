import { type Decider, type Note, note } from '../platform/kernel/decider.ts';
import type { OrganizationState } from './organization.ts';

export type Command =
  /** Staff enter an organization, or mend its name or kind. */
  { readonly type: 'Name'; readonly title: string; readonly kind: string; readonly at: string };

export type Event = Note<'OrganizationNamed', { title: string; kind: string; at: string }>;

/** What is known of organizations: a name and a kind. */
export const organizing: Decider<OrganizationState, Command, Event> = {
  initial: { status: 'none' },
  decide({ title, kind, at }, state) {
    if (state.status === 'known' && state.title === title && state.kind === kind) return [];
    return [note('OrganizationNamed', { title, kind, at })];
  },
  evolve: (state, { data: { title, kind, at } }) => ({
    status: 'known',
    title,
    kind,
    addedAt: state.status === 'known' ? state.addedAt : at,
  }),
};
