import * as v from 'valibot';
import type { Shelf } from '../platform/ledger.ts';

/** An organization that members speak for. Its name is public, so it lies open; whoever speaks for it is kept by `people`. */
export const organizationState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('known'),
    title: v.string(),
    /** One of the settings' kinds. */
    kind: v.string(),
    addedAt: v.string(),
  }),
]);

export type OrganizationState = v.InferOutput<typeof organizationState>;

/** The list of all organizations, by name. */
export const organizationList = 'organizations';

/** Where organizations are kept. */
export const organizations: Shelf<OrganizationState> = {
  kind: 'organization',
  capability: 'advisory',
  version: 1,
  schema: organizationState,
  initial: { status: 'none' },
  due: () => undefined,
  // It names nobody, and what its members told says whose it was.
  expires: () => undefined,
  list: state =>
    state.status === 'known' ? { list: organizationList, sort: state.title.toLowerCase().slice(0, 200) } : undefined,
};
