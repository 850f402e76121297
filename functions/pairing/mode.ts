import { environment } from '../platform/environment.ts';

/** Whether staff choose among the navigators who fit best (`matchingMode` of cdk.json is `review`); else the best is offered it at once. */
export const staffChoose = (): boolean => environment('MATCHING_MODE') === 'review';
