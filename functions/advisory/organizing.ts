import type { FactOf } from '../../events/contract.ts';
import { organizationRecorded } from '../../events/organization-recorded.ts';
import { type Decider, type Note, note } from '../platform/kernel/decider.ts';
import type { OrganizationState } from './organization.ts';

export type Command =
  /** Staff enter an organization, or mend its name or kind. */
  {
    readonly type: 'Name';
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly by: string;
    readonly at: string;
  };

export type Event =
  | FactOf<typeof organizationRecorded>
  | Note<'OrganizationNamed', { title: string; kind: string; at: string }>;

/** What is known of organizations: a name and a kind. */
export const organizing: Decider<OrganizationState, Command, Event> = {
  initial: { status: 'none' },
  decide({ id, title, kind, by, at }, state) {
    if (state.status === 'known' && state.title === title && state.kind === kind) return [];
    return [organizationRecorded.of({ organization: id, by }), note('OrganizationNamed', { title, kind, at })];
  },
  evolve(state, event) {
    if (event.name === 'OrganizationRecorded') return state;
    const { title, kind, at } = event.data;
    return { status: 'known', title, kind, addedAt: state.status === 'known' ? state.addedAt : at };
  },
};
