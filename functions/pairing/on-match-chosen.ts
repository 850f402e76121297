import { matchChosen } from '../../events/match-chosen.ts';
import { reaction } from '../platform/reaction.ts';
import { proposeAnew } from './seek.ts';

/** When staff have chosen a navigator, who can be offered nobody else before she answers, propose others in her place. */
export const handler = reaction([matchChosen], ({ data, cause, at }) => proposeAnew(data.navigator, { cause, at }));
