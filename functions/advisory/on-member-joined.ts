import { memberJoined } from '../../events/member-joined.ts';
import { reaction } from '../platform/reaction.ts';
import { beginDigests } from './digest/acts.ts';

/** When someone belongs to the advisory group, its weekly digest begins, unless it has begun. */
export const handler = reaction([memberJoined], ({ cause, at }) => beginDigests({ cause, at }));
