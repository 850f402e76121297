import { deployedWith } from '../../lib/local/deployed.ts';

/** The templates as they are deployed with these ids on hold by a court's order (`*`: everybody; `nobody`). */
export const onHold = (ids: string) => deployedWith('LEGAL_HOLD', ids);
